using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The line over every page of a program: its name, and whether its data are invented.</summary>
public sealed class ProgramLine(ProgramStore programs) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string programId) =>
        await programs.FindAsync(programId, HttpContext.RequestAborted) is { } program
            ? View("/Features/Programs/ProgramLine.cshtml", program)
            : Content("");
}
