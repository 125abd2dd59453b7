using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>Makes applications with chosen answers and tells what one rule finds.</summary>
internal static class Checked
{
    public static Ruleset Cluster { get; } = BuiltInSchemes.All["cluster-selection-2026"];

    public static Ruleset Products { get; } = BuiltInSchemes.All["quality-products-2026"];

    public static Ruleset Innovation { get; } = BuiltInSchemes.All["innovation-clusters-2021"];

    /// <param name="type">Application type, by code.</param>
    /// <param name="track">Track, by code; null for one that the ruleset does not know.</param>
    /// <param name="answers">"field=value; field=value".</param>
    /// <param name="county">Division code of the county.</param>
    /// <param name="ruleset">The ruleset whose names of type and track are filled in.</param>
    public static ApplicationFacts Facts(Ruleset ruleset, string type, string? track, string answers = "", string? county = null)
    {
        var form = new FormAnswers();
        form.Values[ruleset.Form.TypeField] = ruleset.Type(type)!.Name;
        form.Values[ruleset.Form.TrackField] = ruleset.Track(track)?.Name ?? "量子玩具";
        foreach (string pair in answers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            form.Values[pair[..pair.IndexOf('=')]] = pair[(pair.IndexOf('=') + 1)..];
        return new ApplicationFacts
        {
            ApplicationId = Guid.NewGuid().ToString("N"), TypeCode = type, TrackCode = track, CountyCode = county,
            CityCode = Divisions.Find(county)?.CityCode, Answers = form,
        };
    }

    /// <summary>With something in every required answer of the track; figures are 1.</summary>
    public static ApplicationFacts Filled(Ruleset ruleset, ApplicationFacts facts)
    {
        foreach (var field in ruleset.Form.Fields.Where(field => field.Required && field.IsFilledFor(facts.TrackCode)))
        {
            facts.Answers.Values.TryAdd(field.Code, field.Kind switch
            {
                FieldKind.Number or FieldKind.Count => "1",
                FieldKind.Choice => field.Choices[0],
                FieldKind.Presence => "无",
                FieldKind.Date => "2024-01-01",
                _ => "甲",
            });
        }

        return facts;
    }

    public static Finding Rule(Ruleset ruleset, string rule, ApplicationFacts facts, params ApplicationFacts[] others) =>
        Rule(ruleset, rule, facts, new Dictionary<string, EvidenceState>(), others);

    public static Finding Rule(
        Ruleset ruleset, string rule, ApplicationFacts facts, IReadOnlyDictionary<string, EvidenceState> evidence, params ApplicationFacts[] others) =>
        All(ruleset, facts, [], evidence, others).Single(finding => finding.Rule.Code == rule);

    public static IReadOnlyList<Finding> All(
        Ruleset ruleset, ApplicationFacts facts, IReadOnlyCollection<Ruling> rulings, IReadOnlyDictionary<string, EvidenceState>? evidence = null,
        params ApplicationFacts[] others) =>
        EligibilityEvaluation.Of(facts, ruleset, rulings, evidence ?? new Dictionary<string, EvidenceState>(), new Recommendations([facts, .. others]));

    public static Ruling Ruling(ApplicationFacts facts, string rule, RulingKind kind, Finding ground) => new()
    {
        ApplicationId = facts.ApplicationId, Rule = rule, Kind = kind, Reason = "理由", Evidence = "文号", Basis = ground.Basis,
        RuledAt = DateTimeOffset.UnixEpoch, RuledBy = "agency",
    };

    public static bool Says(this Finding finding, string remark) => finding.Remarks.Any(one => one.Key == remark);

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
