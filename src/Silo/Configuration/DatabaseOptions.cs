using Npgsql;
using Toolbox24.Storage;

namespace Toolbox24.Silo.Configuration;

/// <summary>The one PostgreSQL database.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>Of the login the application works with.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Of the login that owns the schema, where that is another one.</summary>
    public string OwnerConnectionString { get; init; } = "";

    /// <summary>For all that the application does: under the role that may not change the schema, nor rewrite the audit log.</summary>
    public string ApplicationString => Databases.AsApplication(ConnectionString);

    /// <summary>For migrations.</summary>
    public string OwnerString => OwnerConnectionString == "" ? ConnectionString : OwnerConnectionString;

    public IEnumerable<string> Problems() =>
    [
        .. ConnectionString == "" ? ["Database:ConnectionString is missing: set DATABASE to a connection string"] : Problems("ConnectionString", ConnectionString),
        .. OwnerConnectionString == "" ? [] : Problems("OwnerConnectionString", OwnerConnectionString),
    ];

    public IEnumerable<Secret> Secrets() =>
    [
        .. Passwords("the database password", ConnectionString),
        .. Passwords("the password of the database's owner", OwnerConnectionString),
    ];

    private static IEnumerable<string> Problems(string name, string text)
    {
        if (Parsed(text) is not { } parsed)
            yield return $"Database:{name} is not a connection string such as Host=…;Username=…;Database=…";
        else if (string.IsNullOrEmpty(parsed.Host))
            yield return $"Database:{name} names no Host";
    }

    private static IEnumerable<Secret> Passwords(string name, string text) =>
        Parsed(text)?.Password is { Length: > 0 } password ? [new Secret(name, password)] : [];

    private static NpgsqlConnectionStringBuilder? Parsed(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
