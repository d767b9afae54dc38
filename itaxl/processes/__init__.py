"""Processes: pools and single tasks with limits of memory and time, and the programs of this machine."""
