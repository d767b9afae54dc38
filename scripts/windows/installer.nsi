; The installer: unpacks Python with itaxl, tests it, puts it in the old one's place. All else is itaxl_setup.py's, which
; the zip's install.bat uses too. Built by scripts/windows/package.py, which gives VERSION, PAYLOAD, OUTPUT and COMPRESSOR.
; Silent: itaxl-setup-….exe /S [/TRUST]   Exit codes: 0 done · 2 wrong Windows · 3 self-test failed · 4 in use · 5 not placed

Unicode true
Target amd64-unicode
SetCompressor ${COMPRESSOR}
!include "MUI2.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"
!include "Sections.nsh"

Name "itaxl"
BrandingText "itaxl ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\itaxl"
RequestExecutionLevel user
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1054 "ProductName" "itaxl"
VIAddVersionKey /LANG=1054 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "FileDescription" "ติดตั้ง itaxl แบบฟอร์มและเอกสาร ITA"
VIAddVersionKey /LANG=1054 "LegalCopyright" "MIT"

!define SETUP "-X utf8 -m itaxl_setup"
!define TRUSTED "Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\itaxl"
!define PROGRAMS "Software\Microsoft\Windows\CurrentVersion\Uninstall\itaxl"

; The texts that NSIS brings for Thai are misspelled in places: ours stand instead.
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "ยังไม่ได้ติดตั้ง itaxl ออกจากการติดตั้งหรือไม่"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "เปิดแบบฟอร์ม"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenForm
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "เปิดคู่มือ"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION OpenManual
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_PAGE_HEADER_TEXT "ติดตั้ง itaxl"
!define MUI_PAGE_HEADER_SUBTEXT "แบบฟอร์มและเอกสาร ITA"
!define MUI_COMPONENTSPAGE_TEXT_TOP "กด ติดตั้ง ได้เลย ไม่ต้องใช้สิทธิ์ผู้ดูแลเครื่องหรืออินเทอร์เน็ต แบบฟอร์มจะอยู่ที่ $PROFILE\itaxl"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "สิ่งที่จะติดตั้ง"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "กำลังติดตั้ง itaxl"
!define MUI_PAGE_HEADER_SUBTEXT "ใช้เวลาไม่เกินสองสามนาที"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "ติดตั้งเสร็จแล้ว"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "โปรแกรมผ่านการทดสอบในเครื่องนี้แล้ว"
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "ติดตั้งไม่สำเร็จ"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "ไฟล์ของท่านไม่ถูกแก้"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "ติดตั้ง itaxl เสร็จแล้ว"
!define MUI_FINISHPAGE_TEXT "เปิดแบบฟอร์มครั้งต่อไปได้จากไอคอน แบบฟอร์ม ITA บนเดสก์ท็อป"
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "ถอนการติดตั้ง itaxl"
!define MUI_PAGE_HEADER_SUBTEXT "แบบฟอร์มและเอกสารที่ท่านทำไว้จะยังอยู่ครบ"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "กด ถอนการติดตั้ง เพื่อนำโปรแกรม itaxl ออกจากเครื่องนี้"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "โปรแกรมอยู่ที่"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "กำลังถอนการติดตั้ง itaxl"
!define MUI_PAGE_HEADER_SUBTEXT "กรุณารอสักครู่"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "ถอนการติดตั้งเสร็จแล้ว"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "แบบฟอร์มและเอกสารของท่านยังอยู่ครบ"
!undef MUI_INSTFILESPAGE_ABORTHEADER_TEXT
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "ถอนการติดตั้งไม่สำเร็จ"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "โปรแกรมยังอยู่ในเครื่อง"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Thai"
UninstallButtonText "ถอนการติดตั้ง"
UninstallCaption "ถอนการติดตั้ง itaxl"
Caption "ติดตั้ง itaxl"

Section "โปรแกรม แบบฟอร์ม และคู่มือ" Program
  SectionIn RO
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  SetOutPath "$INSTDIR\new"
  File /r "${PAYLOAD}/python"
  SetOutPath "$INSTDIR"

  DetailPrint "ทดสอบโปรแกรม"
  nsExec::ExecToLog '"$INSTDIR\new\python\python.exe" ${SETUP} selftest'
  Pop $0
  ${If} $0 != 0
    RMDir /r "$INSTDIR\new"
    StrCpy $1 3
    MessageBox MB_OK|MB_ICONSTOP "โปรแกรมทำงานในเครื่องนี้ไม่ได้ จึงไม่ได้ติดตั้ง ของเดิมไม่ถูกแก้$\nกรุณาส่งไฟล์นี้ให้ผู้ดูแลโปรแกรม: $TEMP\itaxl-setup.log" /SD IDOK
    Call Fail
  ${EndIf}

  ClearErrors
  ${If} ${FileExists} "$INSTDIR\python\*.*"
    Rename "$INSTDIR\python" "$INSTDIR\old"
    ${If} ${Errors}
      Sleep 2000 ; a virus scanner may hold it for a moment
      ClearErrors
      Rename "$INSTDIR\python" "$INSTDIR\old"
    ${EndIf}
  ${EndIf}
  ${If} ${Errors}
    RMDir /r "$INSTDIR\new"
    StrCpy $1 4
    MessageBox MB_OK|MB_ICONSTOP "ติดตั้งไม่ได้ เพราะ itaxl กำลังทำงานอยู่$\nปิด Excel ทุกหน้าต่าง แล้วติดตั้งอีกครั้ง" /SD IDOK
    Call Fail
  ${EndIf}
  Rename "$INSTDIR\new\python" "$INSTDIR\python"
  ${If} ${Errors}
    Sleep 2000
    ClearErrors
    Rename "$INSTDIR\new\python" "$INSTDIR\python"
  ${EndIf}
  ${If} ${Errors}
    Rename "$INSTDIR\old" "$INSTDIR\python"
    StrCpy $1 4
    MessageBox MB_OK|MB_ICONSTOP "ติดตั้งไม่สำเร็จ ของเดิมไม่ถูกแก้ รอสักครู่ แล้วติดตั้งอีกครั้ง" /SD IDOK
    Call Fail
  ${EndIf}
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

Section "ไอคอนบนเดสก์ท็อป" Shortcuts
SectionEnd

Section /o "ให้ Excel เชื่อถือโฟลเดอร์แบบฟอร์ม" Trust
SectionEnd

Section "-place"
  StrCpy $2 ""
  ${IfNot} ${SectionIsSelected} ${Shortcuts}
    StrCpy $2 "--bare"
  ${EndIf}
  ${If} ${SectionIsSelected} ${Trust}
    StrCpy $2 "$2 --trust"
  ${EndIf}
  nsExec::ExecToLog '"$INSTDIR\python\python.exe" ${SETUP} place $2'
  Pop $0
  ${If} $0 != 0
    StrCpy $1 5
    MessageBox MB_OK|MB_ICONSTOP "ติดตั้งโปรแกรมแล้ว แต่วางแบบฟอร์มไม่สำเร็จ$\nดูว่าเขียนในโฟลเดอร์ $PROFILE\itaxl ได้หรือไม่ แล้วติดตั้งอีกครั้ง$\nถ้ายังไม่ได้ กรุณาส่งไฟล์นี้ให้ผู้ดูแลโปรแกรม: $TEMP\itaxl-setup.log" /SD IDOK
    Call Fail
  ${EndIf}
SectionEnd

LangString ProgramText 1054 "โปรแกรม แบบฟอร์มเปล่า และคู่มือ แบบฟอร์มที่กรอกไว้แล้วจะไม่ถูกแทนที่"
LangString ShortcutsText 1054 "ไอคอนสำหรับเปิดแบบฟอร์ม และโฟลเดอร์รับแบบฟอร์มของผู้ตรวจ"
LangString TrustText 1054 "ไม่ต้องกด เปิดใช้งานเนื้อหา ทุกครั้ง เมื่อแบบฟอร์มอยู่ในโฟลเดอร์ itaxl ของท่าน"
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} $(ProgramText)
  !insertmacro MUI_DESCRIPTION_TEXT ${Shortcuts} $(ShortcutsText)
  !insertmacro MUI_DESCRIPTION_TEXT ${Trust} $(TrustText)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\itaxl" ; where the form's macros look for it
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "itaxl ต้องใช้ Windows 10 ขึ้นไป แบบ 64 บิต" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; what was chosen before stays chosen
  ReadRegStr $0 HKCU "${TRUSTED}" "Path"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/TRUST" $2
  ${IfNot} ${Errors}
  ${OrIf} $0 != ""
    !insertmacro SelectSection ${Trust}
  ${EndIf}
FunctionEnd

Function Fail
  SetErrorLevel $1
  ${If} ${Silent}
    Quit
  ${EndIf}
  Abort
FunctionEnd

Function OpenForm
  ExecShell "open" "$PROFILE\itaxl\Template.xlsm"
FunctionEnd

Function OpenManual
  ExecShell "open" "$INSTDIR\python\Lib\site-packages\itaxl\manual\manual.html"
FunctionEnd

Section "Uninstall"
  ClearErrors
  Rename "$INSTDIR\python" "$INSTDIR\old" ; only to see whether it is in use
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\python\python.exe"
    MessageBox MB_OK|MB_ICONSTOP "ถอนการติดตั้งไม่ได้ เพราะ itaxl กำลังทำงานอยู่$\nปิด Excel ทุกหน้าต่าง แล้วลองอีกครั้ง" /SD IDOK
    SetErrorLevel 4
    Abort
  ${EndIf}
  Rename "$INSTDIR\old" "$INSTDIR\python"
  nsExec::ExecToLog '"$INSTDIR\python\python.exe" ${SETUP} remove --quiet'
  Pop $0
  DeleteRegKey HKCU "${PROGRAMS}" ; also when the program itself is damaged
  DeleteRegKey HKCU "${TRUSTED}"
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  Delete "$INSTDIR\itaxl.cmd"
  Delete "$INSTDIR\placed.json"
  Delete "$INSTDIR\uninstall.cmd"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
