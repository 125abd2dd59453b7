using ExpertReview.Web.Commands;
using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Dashboard;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.ScoreSheets;
using ExpertReview.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseDefaultAddress();
// Standard output belongs to commands.
builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services
    .AddHosting(Installation.From(builder.Configuration))
    .AddLedger()
    .AddAccounts()
    .AddPrograms()
    .AddApplications()
    .AddEligibility()
    .AddAnonymization()
    .AddExperts()
    .AddAssignments()
    .AddScoreSheets()
    .AddRankings()
    .AddDashboard()
    .AddDemo();

var app = builder.Build();
if (args.Length > 0 && CommandLine.Knows(args[0]))
    return await CommandLine.RunAsync(app, args);

app.UseHosting();
app.MapScoreSheets();
app.MapDashboard();
await app.PrepareAsync();
await app.WelcomeAsync(Console.Out);
await app.RunAsync();
return 0;
