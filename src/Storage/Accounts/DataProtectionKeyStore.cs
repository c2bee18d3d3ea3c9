using System.Xml.Linq;
using Npgsql;

namespace Toolbox24.Storage.Accounts;

/// <summary>Keeps the key ring of ASP.NET Core Data Protection where every process finds it.</summary>
public sealed class DataProtectionKeyStore(NpgsqlDataSource database)
{
    public IReadOnlyCollection<XElement> All()
    {
        using var command = database.CreateCommand("SELECT xml FROM data_protection_key ORDER BY name");
        using var rows = command.ExecuteReader();
        var all = new List<XElement>();
        while (rows.Read()) all.Add(XElement.Parse(rows.GetString(0)));
        return all;
    }

    public void Add(string name, XElement key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var command = database.CreateCommand("INSERT INTO data_protection_key (name, xml) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(key.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
