Attribute VB_Name = "itaxl_ribbon"
Option Explicit
' The buttons of the ribbon. Each runs the function of its name in itaxl/ribbon.py.
' Names are a public interface: forms live for years. ASCII only: Thai is on the sheet _i18n.
' Three lines each: LibreOffice, which proves them in our tests, finds no macro with a typed argument on one line.

Public Sub itaxl_check(control As IRibbonControl)
    ItaxlRun "check"
End Sub

Public Sub itaxl_next_finding(control As IRibbonControl)
    ItaxlRun "next_finding"
End Sub

Public Sub itaxl_explain(control As IRibbonControl)
    ItaxlRun "explain"
End Sub

Public Sub itaxl_fix(control As IRibbonControl)
    ItaxlRun "fix"
End Sub

Public Sub itaxl_undo_fix(control As IRibbonControl)
    ItaxlRun "undo_fix"
End Sub

Public Sub itaxl_clear_marks(control As IRibbonControl)
    ItaxlRun "clear_marks"
End Sub

Public Sub itaxl_make_documents(control As IRibbonControl)
    ItaxlRun "make_documents"
End Sub

Public Sub itaxl_make_memo(control As IRibbonControl)
    ItaxlRun "make_memo"
End Sub

Public Sub itaxl_make_report(control As IRibbonControl)
    ItaxlRun "make_report"
End Sub

Public Sub itaxl_make_measures(control As IRibbonControl)
    ItaxlRun "make_measures"
End Sub

Public Sub itaxl_make_annex(control As IRibbonControl)
    ItaxlRun "make_annex"
End Sub

Public Sub itaxl_open_folder(control As IRibbonControl)
    ItaxlRun "open_folder"
End Sub

Public Sub itaxl_pdf(control As IRibbonControl)
    ItaxlRun "pdf"
End Sub

Public Sub itaxl_fill_standard_texts(control As IRibbonControl)
    ItaxlRun "fill_standard_texts"
End Sub

Public Sub itaxl_thai_digits(control As IRibbonControl)
    ItaxlRun "thai_digits"
End Sub

Public Sub itaxl_arabic_digits(control As IRibbonControl)
    ItaxlRun "arabic_digits"
End Sub

Public Sub itaxl_date_today(control As IRibbonControl)
    ItaxlRun "date_today"
End Sub

Public Sub itaxl_add_measure_row(control As IRibbonControl)
    ItaxlRun "add_measure_row"
End Sub

Public Sub itaxl_repair_form(control As IRibbonControl)
    ItaxlRun "repair_form"
End Sub

Public Sub itaxl_fill_from_papers(control As IRibbonControl)
    ItaxlRun "fill_from_papers"
End Sub

Public Sub itaxl_next_year(control As IRibbonControl)
    ItaxlRun "next_year"
End Sub

Public Sub itaxl_convert_folder(control As IRibbonControl)
    ItaxlRun "convert_folder"
End Sub

Public Sub itaxl_doctor(control As IRibbonControl)
    ItaxlRun "doctor"
End Sub

Public Sub itaxl_manual(control As IRibbonControl)
    ItaxlRun "manual"
End Sub

Public Sub ItaxlRun(ByVal button As String)
    If Not ItaxlIsReady() Then
        ItaxlTell "missing"
        Exit Sub
    End If
    Application.StatusBar = ItaxlMessage("busy")
    ' Python takes the status bar over. On a Mac it runs on by itself: nothing may follow that needs its result.
    ItaxlEnd RunPython("import itaxl.ribbon; itaxl.ribbon." & button & "()")
End Sub

Public Function ItaxlMessage(ByVal key As String) As String
    ItaxlMessage = CStr(ItaxlCell("_i18n", key).Value)
End Function

' The cell beside a key in column A of a hidden sheet.
Public Function ItaxlCell(ByVal sheet As String, ByVal key As String) As Object
    Dim row As Long
    row = 1
    With ThisWorkbook.Worksheets(sheet)
        Do While CStr(.Cells(row, 1).Value) <> key And CStr(.Cells(row, 1).Value) <> ""
            row = row + 1
        Loop
        Set ItaxlCell = .Cells(row, 2)
    End With
End Function
