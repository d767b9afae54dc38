Attribute VB_Name = "itaxl_machine"
Option Explicit
' What differs from machine to machine: where Python is, and how to tell the clerk that it is not there.

Private Const USUAL_PLACE As String = "%LOCALAPPDATA%\Programs\itaxl\python\python.exe"
Private Const FAILED As Long = -1
Private Const EXCLAMATION As Long = 48

' Whether Python of itaxl is found; the setting that xlwings reads then leads to it.
Public Function ItaxlIsReady() As Boolean
    #If Mac Then
        ItaxlIsReady = True
    #Else
        Dim setting As Object
        Set setting = ItaxlCell("xlwings.conf", "INTERPRETER_WIN")
        ItaxlIsReady = ItaxlUse(setting, CStr(setting.Value))
        If Not ItaxlIsReady Then ItaxlIsReady = ItaxlUse(setting, USUAL_PLACE)
    #End If
End Function

Private Function ItaxlUse(setting As Object, ByVal place As String) As Boolean
    Dim files As Object, path As String
    Set files = CreateObject("Scripting.FileSystemObject")
    path = CreateObject("WScript.Shell").ExpandEnvironmentStrings(place)
    If Not files.FileExists(path) Then Exit Function
    ' xlwings sees a name only in the code page of Windows: a Thai name on an English Windows needs its short form.
    If Not xlwings.FileExists(path) Then place = files.GetFile(path).ShortPath
    If CStr(setting.Value) <> place Then setting.Value = place
    ItaxlUse = True
End Function

' A message box of VBA would lose Thai letters on an English Windows; this one does not.
Public Sub ItaxlTell(ByVal key As String)
    Application.StatusBar = ItaxlMessage(key)
    #If Not Mac Then
        CreateObject("WScript.Shell").Popup ItaxlMessage(key), 0, ItaxlMessage("title"), EXCLAMATION
    #End If
End Sub

' After Python could not even begin, xlwings leaves its English report on a new sheet: a Thai sentence takes its place.
Public Sub ItaxlEnd(ByVal result As Variant)
    #If Not Mac Then
        If result <> FAILED Then Exit Sub
        On Error Resume Next
        Application.DisplayAlerts = False
        ThisWorkbook.Worksheets("Error").Delete
        Application.DisplayAlerts = True
        On Error GoTo 0
        ItaxlTell "failed"
    #End If
End Sub
