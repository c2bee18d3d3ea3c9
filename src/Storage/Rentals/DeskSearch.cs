using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Rentals;

/// <summary>What somebody at the desk typed, as all that it can mean.</summary>
/// <param name="Reference">The rental of this reference.</param>
/// <param name="Code">The unit with this code on its plate.</param>
/// <param name="Phone">Whose telephone is this.</param>
/// <param name="PhoneEnd">Whose telephone ends so.</param>
/// <param name="Email">Whose address begins so.</param>
public sealed record DeskWords(RentalReference? Reference, CodePlate? Code, MobileNumber? Phone, string? PhoneEnd, string? Email)
{
    /// <summary>Fewer characters would find anybody.</summary>
    public const int Shortest = 4;

    public const int Longest = 100;

    /// <summary>Reads what was typed; null where it is too short or too long to be looked for.</summary>
    public static DeskWords? Read(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is < Shortest or > Longest) return null;

        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var areDigits = typed.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '.' or '-' or '+') && digits.Length >= Shortest;
        return new(
            RentalReference.Read(typed),
            CodePlate.Read(typed).Succeeded(out var code, out _) ? code : null,
            MobileNumber.Read(typed).Succeeded(out var phone, out _) ? phone : null,
            areDigits ? digits : null,
            typed.Contains('@', StringComparison.Ordinal) ? typed.ToLowerInvariant() : null);
    }
}

/// <summary>Finds rentals, customers and units by whatever somebody at the desk knows of them.</summary>
public sealed class DeskSearch(NpgsqlDataSource database)
{
    /// <summary>The most of each that are found.</summary>
    public const int Most = 20;

    /// <summary>The customers of a telephone or an address, newest account first.</summary>
    public async Task<List<AccountId>> Customers(DeskWords words, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var command = database.CreateCommand(
            """
            SELECT id FROM account
            WHERE 'Customer' = ANY (roles) AND (phone = $1 OR right(phone, length($2)) = $2 OR starts_with(email_key, $3))
            ORDER BY id DESC LIMIT $4
            """);
        foreach (var text in new[] { words.Phone?.Value, words.PhoneEnd, words.Email })
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        command.Parameters.AddWithValue(Most);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<AccountId>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(new AccountId(rows.GetGuid(0)));
        return found;
    }

    /// <summary>The unit with a code on its plate.</summary>
    public Task<List<UnitId>> Units(DeskWords words, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Code is null
            ? Task.FromResult<List<UnitId>>([])
            : database.ReadAll("SELECT id FROM tool_unit WHERE code = $1", row => new UnitId(row.GetGuid(0)), [words.Code.Value], cancellationToken);
    }

    /// <summary>The rental of a reference, and those of some customers and units; the one made last first.</summary>
    public async Task<List<Rental>> Rentals(
        RentalReference? reference, IEnumerable<AccountId> customers, IEnumerable<UnitId> units, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT {RentalRow.Whole} FROM rental
            WHERE reference = $1 OR customer_id = ANY ($2) OR id IN (SELECT rental_id FROM rental_item WHERE unit_id = ANY ($3))
            ORDER BY id DESC LIMIT $4
            """);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)reference?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(customers.Select(customer => customer.Value).ToArray());
        command.Parameters.AddWithValue(units.Select(unit => unit.Value).ToArray());
        command.Parameters.AddWithValue(Most);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Rental>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(RentalRow.Read(rows.GetString(0)));
        return found;
    }
}
