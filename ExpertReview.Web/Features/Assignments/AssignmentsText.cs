namespace ExpertReview.Web.Features.Assignments;

/// <summary>The texts of the assignment pages.</summary>
public sealed class AssignmentsText;
