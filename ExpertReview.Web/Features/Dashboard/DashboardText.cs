namespace ExpertReview.Web.Features.Dashboard;

/// <summary>Names the strings of this slice.</summary>
public sealed class DashboardText;
