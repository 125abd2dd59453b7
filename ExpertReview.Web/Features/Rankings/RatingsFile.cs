using System.Globalization;
using System.Text;
using CsvHelper;
using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>A plain file of ratings: one mark per line, in the columns application, expert, dimension, score; optionally type, group and track.</summary>
public sealed class RatingsFile
{
    private static readonly string[][] Names =
    [
        ["application", "申报", "申报编号", "盲审编号"],
        ["expert", "专家", "专家编号"],
        ["dimension", "维度"],
        ["score", "分数", "得分"],
        ["type", "类型", "申报类型"],
        ["group", "分组", "设区市"],
        ["track", "赛道"],
    ];

    private readonly Dictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _tracks = new(StringComparer.Ordinal);
    private readonly List<Mark> _marks = [];
    private readonly List<long> _lines = [];
    private readonly List<RatingsProblem> _problems = [];

    private RatingsFile()
    {
    }

    public IReadOnlyList<RatingsProblem> Problems => _problems;

    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>The file has a column that says each application's type.</summary>
    public bool HasTypes { get; private set; }

    /// <summary>The file has a column that says each application's track.</summary>
    public bool HasTracks { get; private set; }

    /// <summary>The applications' tracks by code; null for an application that is on none.</summary>
    public IReadOnlyDictionary<string, string?> Tracks => _tracks;

    /// <summary>The applications; without a type column each has the type <paramref name="otherwise"/>.</summary>
    public IReadOnlyList<Candidate> Candidates(string otherwise) =>
        [.. _candidates.Values.Select(candidate => HasTypes ? candidate : candidate with { Type = otherwise })];

    /// <summary>Reads UTF-8, or GB 18030 as Chinese Excel saves it.</summary>
    public static RatingsFile Read(byte[] bytes)
    {
        var file = new RatingsFile();
        using var csv = CsvReader.FromText(Decode(bytes), new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
        int[] columns = [.. Names.Select(names => Array.FindIndex([.. csv.Headers], header => names.Contains(header.Trim().ToLowerInvariant())))];
        for (int column = 0; column < 4; column++)
        {
            if (columns[column] < 0)
                file._problems.Add(new RatingsProblem(1, "ColumnMissing", $"{Names[column][0]} / {Names[column][1]}"));
        }

        if (file._problems.Count > 0)
            return file;
        file.HasTypes = columns[4] >= 0;
        file.HasTracks = columns[6] >= 0;
        while (csv.Read())
            file.Add(csv.LineNumber, [.. columns.Select(column => column < 0 ? "" : csv.GetString(column).Trim())]);

        if (file._problems.Count == 0 && file._marks.Count == 0)
            file._problems.Add(new RatingsProblem(1, "NoRows"));
        return file;
    }

    /// <summary>The marks as a panel, or every mark that the dimensions' ranges refuse, by its line.</summary>
    public Panel? ToPanel(IReadOnlyDictionary<string, MarkRange>? ranges)
    {
        if (Panel.TryCreate(_marks, ranges, out var panel, out var refused))
            return panel;
        _problems.AddRange(refused.Select(problem => new RatingsProblem(
            _lines[problem.Index], problem.Code.ToString(), problem.Mark.Application, problem.Mark.Expert, problem.Mark.Dimension,
            problem.Mark.Points.ToString(CultureInfo.InvariantCulture))));
        return null;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    private void Add(long line, string[] cells)
    {
        if (!decimal.TryParse(
            cells[3], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal score))
        {
            _problems.Add(new RatingsProblem(line, cells[3].Length == 0 ? "ScoreMissing" : "NotANumber", cells[0], cells[1], cells[2], cells[3]));
            return;
        }

        if (HasTypes && cells[4].Length == 0)
            _problems.Add(new RatingsProblem(line, "TypeMissing", cells[0], cells[1], cells[2], cells[3]));
        var candidate = new Candidate(cells[0], cells[4], cells[5].Length == 0 ? null : cells[5]);
        if (!_candidates.TryAdd(candidate.Application, candidate) && _candidates[candidate.Application] != candidate)
            _problems.Add(new RatingsProblem(line, "TypeOrGroupDiffers", cells[0], cells[1], cells[2], cells[3]));
        string? track = cells[6].Length == 0 ? null : cells[6];
        if (!_tracks.TryAdd(candidate.Application, track) && _tracks[candidate.Application] != track)
            _problems.Add(new RatingsProblem(line, "TrackDiffers", cells[0], cells[1], cells[2], cells[3]));
        _marks.Add(new Mark(cells[0], cells[1], cells[2], score));
        _lines.Add(line);
    }
}

/// <summary>Something wrong with a line of a ratings file.</summary>
/// <param name="Line">Its number, from 1 for the header.</param>
/// <param name="Code">The kind of problem; its text is <c>Ratings_…</c>.</param>
/// <param name="Arguments">What the text mentions: application, expert, dimension, score; or the column.</param>
public sealed record RatingsProblem(long Line, string Code, params IReadOnlyList<string> Arguments);
