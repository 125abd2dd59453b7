using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>All that the blinding of one application depends on, read together.</summary>
internal sealed record BlindingCase
{
    public required ApplicationAnswers Application { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required BlindCopy? Copy { get; init; }

    public required IReadOnlyList<MaskEdit> Edits { get; init; }

    public required bool IsEligible { get; init; }

    /// <summary>The phase lets the agency blind.</summary>
    public required bool IsAllowed { get; init; }

    public string ApplicationId => Application.Application.ApplicationId;

    public string ProgramId => Application.Application.ProgramId;

    /// <summary>The copy is made from the answers that count now.</summary>
    public bool IsCurrent => Copy?.Version == Application.Application.Version;

    public static async Task<BlindingCase?> ReadAsync(Session session, string programId, string applicationId, CancellationToken cancel)
    {
        if (await ApplicationStore.AnswersAsync(session, applicationId, cancel) is not { } application || application.Application.ProgramId != programId)
            return null;
        return new()
        {
            Application = application,
            Ruleset = (await ProgramStore.NewestRulesetAsync(session, programId, cancel))!.Ruleset,
            Copy = await BlindCopyStore.FindAsync(session, applicationId, cancel),
            Edits = await MaskEditStore.OfAsync(session, applicationId, cancel),
            IsEligible = await BlindCopyStore.IsEligibleAsync(session, applicationId, cancel),
            IsAllowed = await ProgramStore.AllowsAsync(session, programId, PhaseRight.Blind, cancel),
        };
    }

    public MaskedApplication Masked() => Masked(Edits);

    public MaskedApplication Masked(IReadOnlyList<MaskEdit> edits) => Masker.Mask(Application.Answers, Ruleset, MaskEdit.For(edits));

    /// <summary>The row of a draft with this content.</summary>
    public BlindCopy Draft(MaskedApplication masked)
    {
        var application = Application.Application;
        string content = masked.Content.Write();
        return new()
        {
            ApplicationId = ApplicationId,
            ProgramId = ProgramId,
            BlindCode = Copy?.BlindCode ?? "",
            TypeCode = application.TypeCode,
            TrackCode = application.TrackCode,
            // The form's own words may name somebody: masked like every other text.
            TrackText = masked.Content.Values.GetValueOrDefault(Ruleset.Form.TrackField) ?? "",
            Content = content,
            ContentHash = CanonicalJson.Hash(content),
            Version = application.Version,
            State = BlindCopyState.Draft,
            Suspicions = masked.Suspicions.Count,
            Leaks = LeakGate.Check(masked.Content, masked.Terms).Count,
            Revision = (Copy?.Revision ?? 0) + 1,
        };
    }

    /// <summary>Why nothing about the copy may change now; null when it may.</summary>
    public BlindingRefusal? Forbids() =>
        !IsAllowed ? BlindingRefusal.PhaseForbids
        : !IsEligible ? BlindingRefusal.NotEligible
        : null;

    /// <summary>Why the copy as the officer saw it may not be worked on; null when it may.</summary>
    public BlindingRefusal? ForbidsWorkOn(int? revision) =>
        Forbids()
        ?? (Copy is null ? BlindingRefusal.NotMade
            : !IsCurrent ? BlindingRefusal.Outdated
            : revision is not null && Copy.Revision != revision ? BlindingRefusal.ChangedMeanwhile
            : null);
}
