/* For the tests under Wine only, never shipped: Wine 8 lacks bcryptprimitives.dll, from which libraries written in Rust
   take random bytes. Every Windows since 8 has it. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
