using Npgsql;

namespace Toolbox24.Silo.Configuration;

/// <summary>The one PostgreSQL database.</summary>
internal sealed record DatabaseOptions
{
    public string ConnectionString { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (ConnectionString == "")
            yield return "Database:ConnectionString is missing: set DATABASE to a connection string";
        else if (Parsed is null)
            yield return "Database:ConnectionString is not a connection string such as Host=…;Username=…;Database=…";
        else if (string.IsNullOrEmpty(Parsed.Host))
            yield return "Database:ConnectionString names no Host";
    }

    public IEnumerable<Secret> Secrets() =>
        Parsed?.Password is { Length: > 0 } password ? [new Secret("the database password", password)] : [];

    private NpgsqlConnectionStringBuilder? Parsed
    {
        get
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(ConnectionString);
            }
            catch (Exception malformed) when (malformed is ArgumentException or FormatException)
            {
                return null;
            }
        }
    }
}
