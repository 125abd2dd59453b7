namespace ExpertReview.Web.Features.Anonymization;

/// <summary>A look behind the blind codes: whose applications these are. Every look is recorded in the ledger.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Subject">What is opened, such as "ranking 2"; recorded.</param>
/// <param name="Purpose">What for, such as "shortlist export"; recorded.</param>
/// <param name="Codes">Application ids by blind code; the codes are recorded.</param>
public sealed record Reveal(string ProgramId, string Subject, string Purpose, IReadOnlyDictionary<string, string> Codes);
