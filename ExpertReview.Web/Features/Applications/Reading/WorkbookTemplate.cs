using System.Globalization;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Makes the workbook in which an applicant fills any program's form: one workbook per applicant.</summary>
public static class WorkbookTemplate
{
    private static readonly string[] Presences = ["有", "无"];

    /// <summary>Writes the workbook, blank or with the answers so far.</summary>
    public static void Write(Ruleset ruleset, Stream destination, FormAnswers? answers = null)
    {
        // Filled while the other sheets are made, so it comes last.
        var choices = new WorkbookSheet();
        WorkbookPage[] pages =
        [
            new(WorkbookLayout.InstructionsSheet, Instructions(ruleset).Content()),
            new(WorkbookLayout.FieldsSheet, Fields(ruleset, answers, choices).Content()),
            .. ruleset.Form.Tables.Select(table => new WorkbookPage(WorkbookLayout.SheetName(table), Rows(table, answers, choices).Content())),
            new(WorkbookLayout.ChoicesSheet, choices.Content(), IsHidden: true),
        ];
        destination.Write(WorkbookFile.Write(pages, WorkbookSheet.Styles()));
    }

    private static WorkbookSheet Instructions(Ruleset ruleset)
    {
        var sheet = new WorkbookSheet();
        sheet.Column(0);
        sheet.Column(100);
        sheet.Row(false, (WorkbookLayout.SchemeMark, CellLook.Code), (ruleset.Name + " 申报填报表", CellLook.Heading));
        string[] lines =
        [
            "一、一个申报单位填一个工作簿；请勿增删工作表、改动表头和隐藏的代码列，否则无法导入。",
            $"二、“{WorkbookLayout.FieldsSheet}”表只填“填报内容”一列；数字只填数值，单位以“单位”列为准，不填的留空。",
            "三、有下拉选项的单元格请从列表中选择，只能选 1 项。",
            "四、其余各表每行填一项，行数不够且未限行数的，可在末行下面接着填。",
            "五、填好后保存为 .xlsx 上传；多个单位可打成一个 .zip 一起上传。",
        ];
        sheet.Row(true, (ruleset.Scheme, CellLook.Code));
        foreach (string line in lines)
            sheet.Row(false, (null, CellLook.Plain), (line, CellLook.Plain));
        if (ruleset.Notice is { } notice)
            sheet.Row(false, (null, CellLook.Plain), ($"依据：《{notice}》", CellLook.Plain));
        return sheet;
    }

    private static WorkbookSheet Fields(Ruleset ruleset, FormAnswers? answers, WorkbookSheet choices)
    {
        var sheet = new WorkbookSheet();
        foreach (double width in new[] { 0d, 60, 10, 50, 50 })
            sheet.Column(width);
        sheet.Row(false, (WorkbookLayout.FieldsMark, CellLook.Code), ("填报项", CellLook.Label), ("单位", CellLook.Label),
            ("填报内容", CellLook.Label), ("说明", CellLook.Label));
        foreach (var (code, field, isDescription) in WorkbookLayout.Lines(ruleset.Form))
        {
            int row = sheet.Row(
                false,
                (code, CellLook.Code),
                (isDescription ? field.Label + "（简要介绍）" : field.Label, CellLook.Label),
                (field.Unit, CellLook.Label),
                (answers?[code], CellLook.Answer),
                (Remark(field, isDescription, ruleset), CellLook.Code));
            bool isTrack = code == ruleset.Form.TrackField;
            var offered = isTrack ? ruleset.Tracks.Where(track => track.Open).Select(track => track.Name).ToList()
                : isDescription ? [] : Offered(field);
            if (offered.Count > 0)
                sheet.Choices(WorkbookFile.Address(WorkbookLayout.ValueColumn, row), List(choices, offered), isOpen: isTrack);
        }

        return sheet;
    }

    private static WorkbookSheet Rows(FormTable table, FormAnswers? answers, WorkbookSheet choices)
    {
        var sheet = new WorkbookSheet();
        sheet.Column(0);
        foreach (var column in table.Columns)
            sheet.Column(column.Kind == FieldKind.Text ? 36 : 14);
        sheet.Row(true, [(WorkbookLayout.TableMark + table.Code, CellLook.Code),
            .. table.Columns.Select(column => ((string?)column.Code, CellLook.Code))]);
        sheet.Row(false, [(null, CellLook.Code), .. table.Columns.Select(column => ((string?)Header(column), CellLook.Label))]);
        var filled = answers?.Tables.GetValueOrDefault(table.Code) ?? [];
        for (int at = 0; at < Math.Max(filled.Count, table.MaxRows ?? WorkbookLayout.OpenRows); at++)
        {
            int row = sheet.Row(false,
                [(null, CellLook.Code),
                .. table.Columns.Select((_, column) => (filled.ElementAtOrDefault(at)?.ElementAtOrDefault(column), CellLook.Answer))]);
            for (int column = 0; column < table.Columns.Count; column++)
            {
                if (Offered(table.Columns[column]) is { Count: > 0 } offered)
                    sheet.Choices(WorkbookFile.Address(column + 1, row), List(choices, offered), isOpen: false);
            }
        }

        return sheet;
    }

    private static string Header(FormField column) =>
        column.Unit is { } unit && !column.Label.Contains(unit, StringComparison.Ordinal) ? $"{column.Label}（{unit}）" : column.Label;

    private static IReadOnlyList<string> Offered(FormField field) => field.Kind switch
    {
        FieldKind.Presence => Presences,
        FieldKind.Choice => field.Choices,
        _ => [],
    };

    /// <summary>Puts a list of choices on the hidden sheet: a list inside the rule itself must stay under 256 characters.</summary>
    private static string List(WorkbookSheet choices, IReadOnlyList<string> offered)
    {
        int row = choices.Row(false, offered.Select(choice => ((string?)choice, CellLook.Plain)));
        return string.Create(CultureInfo.InvariantCulture,
            $"'{WorkbookLayout.ChoicesSheet}'!$A${row + 1}:${WorkbookFile.Letters(offered.Count - 1)}${row + 1}");
    }

    private static string Remark(FormField field, bool isDescription, Ruleset ruleset)
    {
        var remarks = new List<string>();
        if (field.Required && !isDescription)
            remarks.Add("必填");
        if (field.MaxLength is { } most && (isDescription || field.Kind == FieldKind.Text))
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{most} 字以内"));
        if (field.Kind == FieldKind.Date)
            remarks.Add("日期，如 2024-05-01");
        if (field.Example is { } example && (isDescription || field.Kind != FieldKind.Presence))
            remarks.Add(example);
        if (field.EvidenceList)
            remarks.Add("须提供明细清单");
        if (field.NotFilledForTracks.Count > 0)
            remarks.Add("无需填报：" + Names(field.NotFilledForTracks, ruleset));
        if (field.OnlyForTracks.Count > 0)
            remarks.Add("仅需填报：" + Names(field.OnlyForTracks, ruleset));
        remarks.AddRange(field.LabelForTracks.GroupBy(pair => pair.Value)
            .Select(group => $"{Names(group.Select(pair => pair.Key), ruleset)}填报：{group.Key}"));
        return string.Join('；', remarks);
    }

    private static string Names(IEnumerable<string> tracks, Ruleset ruleset) =>
        string.Join('、', tracks.Select(code => ruleset.Track(code)?.Name ?? code));
}
