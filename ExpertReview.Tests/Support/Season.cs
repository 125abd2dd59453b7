using System.Globalization;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Support;

/// <summary>
/// A program of the cluster selection whose applications are blinded and released, with experts and assignments: where tests
/// of scoring and ranking begin. Rows of other slices are written here directly; those slices' own tests make them for real.
/// </summary>
public sealed class Season
{
    private readonly App _app;

    private Season(App app, string programId)
    {
        _app = app;
        ProgramId = programId;
    }

    public string ProgramId { get; }

    public string RoundId { get; private set; } = "";

    /// <summary>Released applications by blind code; ids of applications.</summary>
    public SortedDictionary<string, string> Applications { get; } = new(StringComparer.Ordinal);

    /// <summary>Experts by code (E-01 …); ids of experts. Each has an account whose user name is the code in lower case.</summary>
    public SortedDictionary<string, string> Experts { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes a season in which every expert is assigned every application, with the round open unless told otherwise.</summary>
    /// <param name="app">The product on a fresh database.</param>
    /// <param name="applications">How many applications; their types alternate core, collab, star unless <paramref name="type"/> is given.</param>
    /// <param name="experts">How many experts.</param>
    /// <param name="isOpen">Whether the round is opened.</param>
    /// <param name="isSealed">Whether the round is sealed.</param>
    /// <param name="type">One type for all applications.</param>
    public static async Task<Season> StartAsync(
        App app, int applications = 3, int experts = 2, bool isOpen = true, bool isSealed = false, string? type = null)
    {
        var season = new Season(app, "season-" + Identifier.New());
        var programs = app.Get<ProgramStore>();
        Assert.Null(await programs.CreateAsync(Actor.System, season.ProgramId, BuiltInSchemes.All["cluster-selection-2026"], isDemo: false));
        Assert.Null(await programs.MoveAsync(Actor.System, season.ProgramId, Phase.Preparation, "test"));
        season.RoundId = (await app.Get<RoundStore>().InitialAsync(season.ProgramId))!.RoundId;
        string[] types = type is null ? ["core", "collab", "star"] : [type];
        for (int i = 0; i < applications; i++)
            await season.AddApplicationAsync(string.Create(CultureInfo.InvariantCulture, $"A{(char)('A' + (i % 26))}A-{100 + i}"), types[i % types.Length]);
        for (int i = 1; i <= experts; i++)
            await season.AddExpertAsync(string.Create(CultureInfo.InvariantCulture, $"E-{i:00}"));
        foreach (string application in season.Applications.Values)
            foreach (string expert in season.Experts.Values)
                await season.AssignAsync(application, expert);
        if (isOpen)
            Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed, closesAt: null));
        return season;
    }

    /// <summary>A released application with invented figures.</summary>
    public async Task AddApplicationAsync(string blindCode, string type, string city = "330100", string revenue = "61.5")
    {
        string id = Identifier.New();
        Applications.Add(blindCode, id);
        string track = type == "star" ? "star-01" : "software";
        string content = """{"tables":{"leading":[["企业01","雄鹰企业","产品","实力","61.7","4.9"]]},"values":{"advantage":"某县产业起步早","scale.1":"REVENUE","scale.4":"3"}}"""
            .Replace("REVENUE", revenue, StringComparison.Ordinal);
        await _app.Database.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync("""
                INSERT INTO applications (application_id, program_id, type_code, track_code, track_text, city_code, county_code, state, version, received_at, updated_at)
                VALUES (@id, @ProgramId, @type, @track, @track, @city, NULL, 'Received', 1, @now, @now)
                """, new { id, ProgramId, type, track, city, now = DateTimeOffset.UtcNow });
            await transaction.ExecuteAsync("""
                INSERT INTO blind_copies (application_id, program_id, blind_code, type_code, track_code, track_text, content, content_hash, version, state, released_at, released_by)
                VALUES (@id, @ProgramId, @blindCode, @type, @track, '赛道', @content, 'hash', 1, 'Released', @now, 'system')
                """, new { id, ProgramId, blindCode, type, track, content, now = DateTimeOffset.UtcNow });
        });
    }

    /// <summary>An expert who has signed the undertaking and declared relations.</summary>
    public async Task AddExpertAsync(string code)
    {
        var account = await _app.AddAccountAsync(Roles.Expert, code.ToLowerInvariant());
        string id = Identifier.New();
        Experts.Add(code, id);
        await _app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            INSERT INTO experts (expert_id, program_id, expert_code, account_id, name, category, city_code, employer,
                                 undertaking_hash, undertaking_signed_at, relations_declared_at)
            VALUES (@id, @ProgramId, @code, @AccountId, @code, '技术', '330100', '某大学', 'hash', @now, @now)
            """, new { id, ProgramId, code, account.AccountId, now = DateTimeOffset.UtcNow }));
    }

    /// <summary>Assigns an application to an expert.</summary>
    public Task AssignAsync(string applicationId, string expertId) =>
        _app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            INSERT INTO assignments (round_id, application_id, expert_id, state, origin, reason, assigned_at, assigned_by)
            VALUES (@RoundId, @applicationId, @expertId, 'Active', 'Manual', 'test', @now, 'system')
            """, new { RoundId, applicationId, expertId, now = DateTimeOffset.UtcNow }));

    /// <summary>A client signed in as one of the experts.</summary>
    public Task<HttpClient> SignInExpertAsync(string code) => _app.SignedInAsync(Roles.Expert, code.ToLowerInvariant());
}
