using System.Globalization;
using ExpertReview.Scoring;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>Figures of an analysis in print; what is undefined is printed as its reason.</summary>
public sealed class AnalysisWords(IStringLocalizer<RankingsText> text)
{
    public string this[string key, params object[] values] => text[key, values];

    /// <summary>Why there is no figure.</summary>
    public AnalysisCell Reason(UndefinedReason reason) => new(text["Undefined_" + reason], IsReason: true);

    /// <summary>Why there is no figure, where the library's reasons do not say it.</summary>
    public AnalysisCell Missing(string why) => new(text["Undefined_" + why], IsReason: true);

    public AnalysisCell NotReviewed => Missing("NotReviewed");

    public AnalysisCell NoCutLine => Missing("NoCutLine");

    public AnalysisCell Rank(int? rank) => rank is { } given ? Whole(given) : Missing("NoTotal");

    public static string Number(double value, int decimals)
    {
        decimal printed = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return (printed < 0 ? "−" : "") + RankingWords.Points(Math.Abs(printed), decimals);
    }

    /// <summary>A change: with its sign, "±0" printed as 0.</summary>
    public static string Change(decimal value, int decimals) => (value > 0 ? "+" : value < 0 ? "−" : "") + RankingWords.Points(Math.Abs(value), decimals);

    public static string Change(double value, int decimals) => Change(Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero), decimals);

    public AnalysisCell Measure(Measure figure, int decimals) =>
        figure.Value is { } value ? Number(value, decimals) : Reason(figure.Reason!.Value);

    /// <summary>A chance in whole per cent. All draws are not all that could happen: none is printed as certain.</summary>
    public static string Chance(double probability) => probability switch
    {
        < 0.005 => "<1%",
        > 0.995 => ">99%",
        _ => Number(100 * probability, 0) + "%",
    };

    public static string Percent(double share, int decimals = 1) => Number(100 * share, decimals) + "%";

    public AnalysisCell Percent(Measure share) => share.Value is { } value ? Percent(value) : Reason(share.Reason!.Value);

    public static string Interval(Interval limits, int decimals) => $"{Change(limits.Lower, decimals)} … {Change(limits.Upper, decimals)}";

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Codes in a row; "none" when there are none.</summary>
    public string Codes(IReadOnlyList<string> codes) => codes.Count == 0 ? text["None"] : string.Join(text["Comma"], codes);

    /// <summary>What to say of types whose parts no expert links.</summary>
    public IReadOnlyList<string> Disconnected(AnalysisSubject subject) =>
    [
        .. subject.Analysis.DisconnectedTypes.Select(type => text[
            "Disconnected", subject.TypeName(type), string.Join(text["Disconnected_Between"], subject.PartsOf(type).Select(Codes))].Value),
    ];

    /// <summary>What to say when nothing can be calibrated; nothing when it can.</summary>
    public IReadOnlyList<string> NotCalibrated(AnalysisSubject subject) => subject.Analysis.NotCalibrated is { } reason
        ? [text["NotCalibrated", Reason(reason).Text]]
        : [];
}
