using System.Globalization;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>What one check decides on, and how it says what it found.</summary>
internal sealed record CheckContext(
    ApplicationFacts Facts, Ruleset Ruleset, EligibilityRule Rule, IReadOnlyDictionary<string, EvidenceState> Evidence, Recommendations Recommendations)
{
    /// <summary>The form field that the rule names.</summary>
    public string Field => Rule.Field ?? throw new InvalidOperationException($"Rule {Rule.Code} ({Rule.Check}) names no field.");

    public Track? Track => Ruleset.Track(Facts.TrackCode);

    /// <summary>A miss where the notice says 原则上 is a person's to judge.</summary>
    public Verdict Miss => Rule.InPrinciple ? Verdict.NeedsJudgement : Verdict.Failed;

    public string? Unit(string field) => Ruleset.Form.Field(field)?.Unit;

    public bool IsFilledFor(string field) => Ruleset.Form.Field(field)?.IsFilledFor(Facts.TrackCode) != false;

    public FindingSource Source(string field) => new(field, Facts.Answers[field], Facts.Answers.Sources.GetValueOrDefault(field));

    public Finding Finding(Verdict verdict, params IEnumerable<Remark> remarks) => new()
    {
        Rule = Rule, Verdict = verdict, Automatic = verdict, Remarks = [.. remarks], Sources = [],
    };

    /// <summary>The verdict of a miss, with the sentence that says why a person is asked.</summary>
    public Finding Missed(params IEnumerable<Remark> remarks) =>
        Finding(Miss, Rule.InPrinciple ? [.. remarks, Say("InPrinciple")] : remarks);

    public Finding NotFilled(string field) => Finding(Verdict.NeedsJudgement, About("NotFilled", [field])) with { Sources = [Source(field)] };

    public static Remark Say(string key, params string[] arguments) => new(key, arguments, []);

    public static Remark About(string key, IReadOnlyList<string> fields, params string[] arguments) => new(key, arguments, fields);

    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
