using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>What the agency's officer does: intake, formal checks, blinding, experts, assignment.</summary>
public sealed class AgencyScreen(IPage page, string program) : OfficeScreen(page, program)
{
    /// <summary>Sends files by the import page and waits until each has its verdict.</summary>
    public async Task ImportAsync(params (string Name, byte[] Content)[] files)
    {
        await OpenAsync("/applications/import");
        await Page.GetByLabel("选择文件").SetInputFilesAsync(
            files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));
        await Button("上传并导入").ClickAsync();
        await SaysAsync($"共 {files.Length} 个文件，已全部处理。");
    }

    /// <summary>The row of the import's report on a file.</summary>
    public ILocator Report(string file) => Page.Locator("tr[data-verdict]", new() { Has = Page.GetByRole(AriaRole.Rowheader, new() { Name = file }) });

    /// <summary>Follows a problem's link to its field, corrects it and takes the form in.</summary>
    public async Task MendAsync(string file, string field, string value)
    {
        await Report(file).GetByRole(AriaRole.Link, new() { NameRegex = new("应为数字") }).ClickAsync();
        await Page.FillAsync($"[name='{field}']", value);
        await Page.GetByLabel("理由").FillAsync("与申报单位核对");
        await Button("更正并导入").ClickAsync();
        await SaysAsync("已更正并导入。");
    }

    /// <summary>Ids of the applications on the list.</summary>
    public async Task<string[]> ApplicationsAsync()
    {
        await OpenAsync("/applications");
        string[] links = await Page.Locator("tbody th a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        return [.. links.Select(link => link.Split('/')[^1])];
    }

    public async Task SetDivisionAsync(string application, string division)
    {
        await OpenAsync("/applications/" + application);
        await Page.GetByLabel("选择所属县（市、区）或市").SelectOptionAsync(division);
        await Button("保存地区").ClickAsync();
        await SaysAsync("已保存地区。");
    }

    /// <summary>Records that every list and document came in.</summary>
    public async Task RecordEvidenceAsync(string application)
    {
        await OpenAsync("/eligibility/" + application);
        await Button("其余全部登记为已收到").ClickAsync();
        await Expect(Button("其余全部登记为已收到")).ToHaveCountAsync(0);
    }

    public async Task DecideEligibleAsync(string application)
    {
        await OpenAsync("/eligibility/" + application);
        await Button("定为合格").ClickAsync();
        await SaysAsync("已定为合格。");
    }

    /// <summary>Decides in one act those against which nothing is found.</summary>
    public async Task DecideSettledAsync(int count)
    {
        await OpenAsync("/eligibility");
        await Button($"将 {count} 件各项均无问题的申报定为合格").ClickAsync();
        await ConfirmAsync();
        await Expect(Page.Locator("table[data-sortable] tbody .status", new() { HasText = "合格" }).First).ToBeVisibleAsync();
    }

    public async Task BlindAsync(int count)
    {
        await OpenAsync("/blinding");
        await Button($"制作盲审件（{count}）").ClickAsync();
        await SaysAsync($"完成 {count} 份，未完成 0 份。");
    }

    /// <summary>Reads original and copy side by side, lets the suspicious passages stand, and releases.</summary>
    public async Task ReleaseAsync(string application)
    {
        await OpenAsync("/blinding/" + application);
        await Expect(Page.Locator("#original")).ToBeVisibleAsync();
        await Expect(Page.Locator("#copy .mask").First).ToBeVisibleAsync();
        if (await Button("全选").IsVisibleAsync())
        {
            await Button("全选").ClickAsync();
            await Page.FillAsync("#judge-reason", "通用表述");
            await Button("接受所选").ClickAsync();
            await Expect(Button("接受所选")).ToHaveCountAsync(0);
        }

        await Button("放行").ClickAsync();
        await ConfirmAsync();
        await SaysAsync("已放行，可以分配给专家。");
    }

    public async Task ImportRosterAsync(int experts, string csv)
    {
        await OpenAsync("/experts/import");
        await Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "experts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Button("预览").ClickAsync();
        await Button($"导入 {experts} 位专家").ClickAsync();
        await SaysAsync($"已导入 {experts} 位专家");
    }

    /// <summary>Makes pairing cards for all who have not signed yet: code as it is typed, and PIN.</summary>
    public async Task<IReadOnlyList<(string Code, string Pin)>> MakePairingCardsAsync()
    {
        await OpenAsync("/experts/pairing");
        await Button("制作配对码").ClickAsync();
        var cards = Page.Locator(".pairing-cards > li");
        await Expect(cards.First).ToBeVisibleAsync();
        var made = new List<(string, string)>();
        foreach (var card in await cards.AllAsync())
            made.Add(((await card.Locator(".quiet .code").InnerTextAsync()).Trim(), (await card.Locator(".pin").InnerTextAsync()).Trim()));
        return made;
    }

    public async Task DrawAsync(string seed)
    {
        await OpenAsync("/assignments/draw");
        await Page.FillAsync("#seed", seed);
        await Button("预览").ClickAsync();
        await Button("确认此结果").ClickAsync();
        await ConfirmAsync();
        await SaysAsync("抽取结果已生效。");
    }
}
