namespace ExpertReview.Web.Features.Ledger;

/// <summary>The ledger's texts.</summary>
public sealed class LedgerText;
