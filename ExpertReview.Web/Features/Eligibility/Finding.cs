using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What a formal check comes to.</summary>
public enum Verdict
{
    Passed,
    Failed,

    /// <summary>The program cannot decide, or the notice says 原则上: an officer does.</summary>
    NeedsJudgement,

    /// <summary>The rule does not concern this application.</summary>
    NotApplicable,

    /// <summary>Not met, and lifted by an officer's waiver.</summary>
    Waived,
}

/// <summary>One sentence of an explanation: a key of <c>EligibilityText</c> ("Remark_" + key) and what it mentions.</summary>
/// <param name="Key">Which sentence.</param>
/// <param name="Arguments">Figures and names that the sentence mentions.</param>
/// <param name="Fields">Codes of the answers that it mentions; their labels are the sentence's last argument.</param>
public sealed record Remark(string Key, IReadOnlyList<string> Arguments, IReadOnlyList<string> Fields);

/// <summary>A place of the form that a check read.</summary>
/// <param name="Field">Code of the answer.</param>
/// <param name="Value">What it says; null where it is not filled.</param>
/// <param name="Place">Where it stands in the file, such as "表2 第3行"; null where it came in without a place.</param>
public sealed record FindingSource(string Field, string? Value, string? Place);

/// <summary>One rule applied to one application.</summary>
public sealed record Finding
{
    public required EligibilityRule Rule { get; init; }

    /// <summary>What counts: the program's verdict, or the officer's where a ruling holds.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the program found by itself.</summary>
    public required Verdict Automatic { get; init; }

    public decimal? Figure { get; init; }

    public decimal? Threshold { get; init; }

    public string? Unit { get; init; }

    /// <summary>How the figure, the threshold and the verdict came about.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }

    public required IReadOnlyList<FindingSource> Sources { get; init; }

    /// <summary>The ruling on record, whether or not it still holds.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>There is a ruling, but it was given on another finding than this one.</summary>
    public bool RulingOutdated { get; init; }

    /// <summary>Nothing stands against the application here.</summary>
    public bool IsSettled => Verdict is Verdict.Passed or Verdict.NotApplicable or Verdict.Waived;

    /// <summary>Hash of what the program found; a ruling is bound to it.</summary>
    public string Basis => CanonicalJson.Hash(CanonicalJson.Write(new
    {
        rule = Rule.Code, Automatic, Figure, Threshold, Remarks, read = Sources.Select(source => new { source.Field, source.Value }),
    }));
}
