using Microsoft.AspNetCore.Authorization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>What a route or hub method lets a role do. Everything without one of these is refused to everyone.</summary>
public static class Policies
{
    /// <summary>Any account that is signed in: own password, sign-out, language.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>The second step of signing in, of the own account.</summary>
    public const string OwnTwoFactor = nameof(OwnTwoFactor);

    public const string ManageAccounts = nameof(ManageAccounts);

    /// <summary>Names, rules, phases and counts of programs: nothing that identifies an applicant.</summary>
    public const string ReadPrograms = nameof(ReadPrograms);

    public const string ManagePrograms = nameof(ManagePrograms);

    /// <summary>Original applications, with identities.</summary>
    public const string ReadApplications = nameof(ReadApplications);

    /// <summary>Import, correct, check, blind and release applications.</summary>
    public const string HandleApplications = nameof(HandleApplications);

    public const string ReadExperts = nameof(ReadExperts);

    public const string HandleExperts = nameof(HandleExperts);

    /// <summary>Who reviews what, by codes.</summary>
    public const string ReadAssignments = nameof(ReadAssignments);

    public const string HandleAssignments = nameof(HandleAssignments);

    /// <summary>The tablet: own assignments, own marks.</summary>
    public const string Score = nameof(Score);

    /// <summary>Progress, presence and, unless sealed, the ranking of a round, by codes.</summary>
    public const string WatchRound = nameof(WatchRound);

    public const string RunRound = nameof(RunRound);

    public const string ReadRankings = nameof(ReadRankings);

    public const string FreezeRankings = nameof(FreezeRankings);

    public const string ReadLedger = nameof(ReadLedger);

    /// <summary>Formal checks, blind copies and the roster by codes, without identities: what the offices do, for those who watch over it.</summary>
    public const string Oversee = nameof(Oversee);

    /// <summary>The roles that each policy admits.</summary>
    public static IReadOnlyDictionary<string, string[]> Admits { get; } = new Dictionary<string, string[]>
    {
        [SignedIn] = [.. Roles.All],
        [OwnTwoFactor] = [.. Roles.Staff],
        [ManageAccounts] = [Roles.Admin],
        [ReadPrograms] = [Roles.Admin, Roles.Organizer, Roles.Agency, Roles.Supervisor],
        [ManagePrograms] = [Roles.Organizer],
        [ReadApplications] = [Roles.Organizer, Roles.Agency],
        [HandleApplications] = [Roles.Agency],
        [ReadExperts] = [Roles.Organizer, Roles.Agency],
        [HandleExperts] = [Roles.Agency],
        [ReadAssignments] = [Roles.Organizer, Roles.Agency, Roles.Supervisor],
        [HandleAssignments] = [Roles.Agency],
        [Score] = [Roles.Expert],
        [WatchRound] = [Roles.Organizer, Roles.Agency, Roles.Supervisor],
        [RunRound] = [Roles.Organizer],
        [ReadRankings] = [Roles.Organizer, Roles.Supervisor],
        [FreezeRankings] = [Roles.Organizer],
        [ReadLedger] = [Roles.Admin, Roles.Organizer, Roles.Supervisor],
        [Oversee] = [Roles.Supervisor],
    };

    /// <summary>Where an account does what it must do before anything else is open to it (<see cref="AccountDuty"/>).</summary>
    private static readonly string[] WhereDutiesAreDone = [SignedIn, OwnTwoFactor];

    /// <summary>Registers every policy, and refuses what has none.</summary>
    public static void Register(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Admits)
        {
            options.AddPolicy(policy, builder =>
            {
                builder.RequireAuthenticatedUser().RequireRole(roles);
                if (!WhereDutiesAreDone.Contains(policy))
                    builder.RequireAssertion(context => AccountDuties.Of(context.User) is null);
            });
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
