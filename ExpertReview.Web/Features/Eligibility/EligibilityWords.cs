using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Findings in words, in the reader's language.</summary>
public sealed class EligibilityWords(IStringLocalizer<EligibilityText> text, Ruleset ruleset, string? track)
{
    /// <summary>More labels than these are counted, not listed; the page lists them all beside.</summary>
    private const int MostLabels = 6;

    public string Of(Remark remark)
    {
        List<object> arguments = [.. remark.Arguments];
        if (remark.Fields.Count > 0)
            arguments.Add(Labels(remark.Fields));
        return text["Remark_" + remark.Key, [.. arguments]];
    }

    /// <summary>The label of an answer, a cell ("leading[2].product"), a description ("….text") or a required document.</summary>
    public string Label(string code)
    {
        if (ruleset.Eligibility.SelectMany(rule => rule.Documents).FirstOrDefault(document => document.Code == code) is { } document)
            return FormWords.Of(document.Name, document.NameEn);
        string own = code.EndsWith(".text", StringComparison.Ordinal) ? code[..^".text".Length] : code;
        if (ruleset.Form.Field(own) is { } field)
            return FormWords.Label(field, track);
        int bracket = code.IndexOf('[', StringComparison.Ordinal), end = code.IndexOf("].", StringComparison.Ordinal);
        if (bracket < 0 || end < bracket || ruleset.Form.Tables.FirstOrDefault(table => table.Code == code[..bracket]) is not { } table)
            return code;
        string column = code[(end + 2)..];
        var named = table.Columns.FirstOrDefault(one => one.Code == column);
        return text["CellLabel", FormWords.Label(table), code[(bracket + 1)..end], named is null ? column : FormWords.Of(named.Label, named.LabelEn)];
    }

    /// <summary>A figure with its unit; a dash where there is none.</summary>
    public static string Figure(decimal? figure, string? unit) => figure is null ? "—"
        : figure.Value.ToString("#,0.####", CultureInfo.InvariantCulture) + (unit is null ? "" : unit == "%" ? "%" : " " + unit);

    /// <summary>The theme's class for a verdict; the word beside it says the same.</summary>
    public static string StatusClass(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "status-good",
        Verdict.Failed => "status-bad",
        Verdict.NeedsJudgement => "status-caution",
        Verdict.Waived => "status-active",
        _ => "status-locked",
    };

    /// <inheritdoc cref="StatusClass(Verdict)"/>
    public static string StatusClass(DecisionState state) => state switch
    {
        DecisionState.Eligible => "status-good",
        DecisionState.NotEligible => "status-bad",
        DecisionState.Outdated => "status-caution",
        _ => "",
    };

    private string Labels(IReadOnlyList<string> fields)
    {
        string separator = CultureInfo.CurrentUICulture.Name == "en" ? "; " : "、";
        string listed = string.Join(separator, fields.Take(MostLabels).Select(Label));
        return fields.Count > MostLabels ? text["AndMore", listed, fields.Count] : listed;
    }
}
