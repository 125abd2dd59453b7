using System.Net.Mime;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Importing a roster: the template, a preview with every problem at its row and column, then all rows or none.</summary>
[Authorize(Policies.HandleExperts)]
[Route("programs/{programId}/experts")]
public sealed class RosterImportController(ExpertRegistration registration, ProgramStore programs, IStringLocalizer<ExpertsText> text) : Controller
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("template.xlsx")]
    public async Task<IActionResult> Workbook(string programId, CancellationToken cancel) =>
        await programs.NewestRulesetAsync(programId, cancel) is { } ruleset
            ? File(RosterTemplate.Workbook(ruleset.Ruleset.Tracks), WorkbookType, text["TemplateName"] + ".xlsx")
            : NotFound();

    [HttpGet("template.csv")]
    public IActionResult Csv() => File(RosterTemplate.Text(), MediaTypeNames.Text.Csv, text["TemplateName"] + ".csv");

    [HttpGet("import")]
    public Task<IActionResult> Import(string programId, CancellationToken cancel) => PageAsync(programId, null, null, null, cancel);

    /// <summary>Reads an uploaded roster and shows what it would do; changes nothing.</summary>
    [HttpPost("import")]
    [RequestSizeLimit(RosterReader.LargestFile + (64 * 1024))]
    public async Task<IActionResult> Preview(string programId, IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return await PageAsync(programId, new RosterReading([], [new(0, null, RosterProblemCode.NoRows)]), null, null, cancel);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return await PageAsync(programId, RosterReader.Read(file.FileName, content.ToArray()), Path.GetFileName(file.FileName), null, cancel);
    }

    /// <summary>Imports the rows that the preview showed, after checking them again.</summary>
    [HttpPost("import/confirm")]
    public async Task<IActionResult> Confirm(string programId, string? rows, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        if (RosterRows.Read(rows) is not { } reading)
            return BadRequest();
        var (refusal, preview) = await registration.ImportAsync(Actor.Of(User), programId, reading, cancel);
        if (refusal is not null)
            return await PageAsync(programId, reading, null, refusal, cancel);
        TempData["Notice"] = text["Notice_Imported", preview.Entries.Count].Value;
        return RedirectToAction(nameof(ExpertsController.Experts), "Experts", new { programId });
    }

    private async Task<IActionResult> PageAsync(
        string programId, RosterReading? reading, string? fileName, ExpertRefusal? refusal, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        var preview = reading is null ? null : await registration.PreviewAsync(programId, reading, cancel);
        if (refusal is not null || preview?.Problems.Count > 0)
            Response.StatusCode = refusal == ExpertRefusal.PhaseForbids ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Import", new ImportPage
        {
            Program = program,
            FileName = fileName,
            Preview = preview,
            Rows = reading is null ? null : RosterRows.Write(reading),
            Refusal = refusal,
        });
    }
}
