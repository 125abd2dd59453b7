using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>How a figure's text was understood.</summary>
internal enum FigureOutcome
{
    Empty,
    Number,
    NotANumber,
    UnitDiffers,
}

/// <summary>A figure as applicants write it ("约 1，947.12 亿元") and the exact decimal that it says.</summary>
internal readonly partial record struct FigureText(FigureOutcome Outcome, decimal Number = 0)
{
    private static readonly HashSet<string> Unfilled = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "/", "\\", "-", "--", "—", "——", "–", "−", "―", "无", "暂无", "不涉及", "未涉及", "不适用", "不填", "无需填报", "无需填写", "N/A", "NA",
    };

    /// <summary>Units that count things: a number of one of a group may be written with another of it, and 个 counts anything.</summary>
    private static readonly string[] Counters = ["家户", "名人位", "项条件份", "个"];

    private static readonly HashSet<string> Measures =
    [
        "元", "千元", "万元", "百万元", "千万元", "亿元", "十亿元", "美元", "万美元", "亿美元", "千", "万", "百万", "千万", "亿", "%", "‰", "个百分点", "百分点",
        "亩", "公顷", "平方米", "平方公里", "M2", "KM2", "台", "套", "吨", "万吨", "年", "月", "天",
    ];

    /// <summary>The canonical text: invariant, without separators, unit or trailing zeros.</summary>
    public string Canonical => Number.ToString("0.############################", CultureInfo.InvariantCulture);

    public static FigureText Read(string? text, string? unit)
    {
        string compact = Spaces().Replace(LabelText.Compatible(text ?? ""), "").Trim('。', ';', '；');
        if (Unfilled.Contains(compact))
            return new FigureText(FigureOutcome.Empty);

        compact = Approximately().Replace(compact, "").Replace('−', '-').Replace('–', '-').Replace("负", "-", StringComparison.Ordinal);
        if (unit == "%" && compact.StartsWith("百分之", StringComparison.Ordinal))
            compact = compact[3..] + "%";
        var parts = Parts().Match(compact);
        if (!parts.Success || !TryDecimal(parts, out decimal number))
            return new FigureText(FigureOutcome.NotANumber);

        string before = parts.Groups["before"].Value, after = parts.Groups["after"].Value;
        if (before.Length > 0 && after.Length > 0)
            return new FigureText(FigureOutcome.NotANumber);
        return WithUnit(number, before + after, unit is null ? null : LabelText.Compatible(unit));
    }

    /// <summary>Whether a text is nothing but a unit of measure or a counter.</summary>
    public static bool IsUnit(string text) => AsUnit(text) is var unit && (Measures.Contains(unit) || IsCounter(unit));

    /// <summary>Whether a text is this unit, or one that counts the same.</summary>
    public static bool IsUnit(string text, string? unit) =>
        unit is not null && (AsUnit(text) == AsUnit(unit) || IsSameCounter(AsUnit(text), AsUnit(unit)));

    private static string AsUnit(string text) => Spaces().Replace(LabelText.Compatible(text), "").Trim('(', ')', ':').ToUpperInvariant();

    private static bool TryDecimal(Match parts, out decimal number)
    {
        string digits = parts.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);

        // Past 28 digits a decimal rounds, and a rounded figure is not what the form says.
        number = 0;
        return digits.Count(char.IsAsciiDigit) <= 28
            && decimal.TryParse(parts.Groups["sign"].Value + digits, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
    }

    private static FigureText WithUnit(decimal number, string written, string? unit)
    {
        written = written.Trim('(', ')').ToUpperInvariant();
        if (written.Length == 0 || written == unit || (unit is not null && IsSameCounter(written, unit)))
            return new FigureText(FigureOutcome.Number, number);

        bool isMoney = unit is not null && unit.EndsWith('元');
        if (isMoney && unit!.Length > 1 && written == unit[..^1])
            return new FigureText(FigureOutcome.Number, number);

        // "1.2万家", "1.2万亿元": a multiplier before the field's own unit; before a bare number only where the unit is not money.
        foreach (var (multiplier, factor) in new[] { ("万", 10_000m), ("亿", 100_000_000m) })
        {
            if (!written.StartsWith(multiplier, StringComparison.Ordinal) || unit == "%" || (isMoney && unit!.StartsWith('万')))
                continue;
            string rest = written[1..];
            bool own = isMoney ? unit!.Length > 1 && (rest == unit || rest == unit[..^1]) : rest.Length == 0 || rest == unit || IsSameCounter(rest, unit ?? "个");
            if (own && Math.Abs(number) < decimal.MaxValue / factor)
                return new FigureText(FigureOutcome.Number, number * factor);
        }

        bool isUnit = Measures.Contains(written) || IsCounter(written) || Measures.Contains(written.TrimStart('万', '亿'));
        return new FigureText(isUnit ? FigureOutcome.UnitDiffers : FigureOutcome.NotANumber);
    }

    private static bool IsCounter(string unit) => unit.Length == 1 && Counters.Any(group => group.Contains(unit[0], StringComparison.Ordinal));

    private static bool IsSameCounter(string written, string unit) => IsCounter(written) && IsCounter(unit)
        && (written == "个" || unit == "个" || Counters.Any(group => group.Contains(written[0], StringComparison.Ordinal) && group.Contains(unit[0], StringComparison.Ordinal)));

    [GeneratedRegex(@"[\s\u200B\u2060\uFEFF\p{Z}]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^(大约|约为|约|≈)?(人民币|¥)?|(左右|许)$")]
    private static partial Regex Approximately();

    [GeneratedRegex(@"^(?<before>[^\d+\-.,'’]*)(?<sign>[+\-]?)(?<number>(?:[0-9]{1,3}(?:[,'’][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?<after>[^\d.,'’+\-]*)$")]
    private static partial Regex Parts();
}
