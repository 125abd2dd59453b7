namespace ExpertReview.Web.Data;

/// <summary>The two databases that the same SQL runs on.</summary>
public enum Dialect
{
    Sqlite,
    Postgres,
}
