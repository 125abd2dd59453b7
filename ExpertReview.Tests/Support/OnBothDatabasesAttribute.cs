using System.Reflection;
using ExpertReview.Web.Data;
using Xunit.Sdk;

namespace ExpertReview.Tests.Support;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL: for browser tests, which share one Chromium in one class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Dialect.Sqlite], [Dialect.Postgres]];
}
