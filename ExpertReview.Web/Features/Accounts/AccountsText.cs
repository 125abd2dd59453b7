namespace ExpertReview.Web.Features.Accounts;

/// <summary>The accounts' texts.</summary>
public sealed class AccountsText;
