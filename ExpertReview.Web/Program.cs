using ExpertReview.Web.Commands;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Hosting;

if (args.Length > 0 && CommandLine.Knows(args[0]))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddHosting(Installation.From(builder.Configuration))
    .AddLedger()
    .AddAccounts()
    .AddPrograms();

var app = builder.Build();
app.UseHosting();
await app.StartSeasonAsync();
await app.RunAsync();
return 0;
