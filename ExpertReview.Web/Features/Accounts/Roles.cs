namespace ExpertReview.Web.Features.Accounts;

/// <summary>The five roles; an account has exactly one.</summary>
public static class Roles
{
    /// <summary>Makes accounts and looks after the installation; sees neither identities nor marks.</summary>
    public const string Admin = "admin";

    /// <summary>组织方: sets the rules, runs the round, freezes the ranking.</summary>
    public const string Organizer = "organizer";

    /// <summary>第三方机构: takes in, checks, blinds and assigns the applications, invites the experts.</summary>
    public const string Agency = "agency";

    /// <summary>专家: sees released blind copies that are assigned to him or her, and scores them.</summary>
    public const string Expert = "expert";

    /// <summary>监督员: reads everything that is neither sealed nor identity-bearing; changes nothing.</summary>
    public const string Supervisor = "supervisor";

    public static IReadOnlyList<string> All { get; } = [Admin, Organizer, Agency, Expert, Supervisor];

    /// <summary>Everyone but the experts: those who may, or must, sign in with a second step.</summary>
    public static IReadOnlyList<string> Staff { get; } = [Admin, Organizer, Agency, Supervisor];
}
