using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Customers;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>What was found, 20 of each at most, the newest first.</summary>
/// <param name="Rentals">Of the reference, the customers and the units.</param>
/// <param name="Customers">Of the telephone or the address.</param>
/// <param name="Units">With the code on their plate.</param>
[VisibleWithField]
public sealed record DeskFindings(
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<Rental> Rentals, [property: ListSize(AssumedSize = 5)] IReadOnlyList<Customer> Customers,
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<UnitCard> Units);

[QueryType]
public static class DeskSearchQuery
{
    /// <summary>
    /// Finds rentals by what somebody at the desk knows: a reference, a telephone or its last digits, the beginning of an address, the
    /// code on a unit's plate. Field agents find units alone. That it was asked is in the audit log, what was typed is not.
    /// </summary>
    /// <param name="query">4 to 100 characters.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<DeskFindings> FindRentals(
        string query, ClaimsPrincipal user, DeskSearch search, ICustomerByIdDataLoader customers, UnitPassportStore units, Readings readings,
        CancellationToken cancellationToken)
    {
        if (DeskWords.Read(query) is not { } words) throw new GraphQLException("What is looked for has 4 to 100 characters.");

        var found = await search.Units(words, cancellationToken);
        var cards = (await Task.WhenAll(found.Select(unit => units.Find(unit, cancellationToken)))).OfType<UnitCard>();
        if (!user.IsInRole(StaffRules.Operator) && !user.IsInRole(StaffRules.Administrator)) return new([], [], [.. cards]);

        await readings.Note(user, Readings.Customers, ("searched", "true"), ("by", By(words)));
        var people = await search.Customers(words, cancellationToken);
        var rentals = await search.Rentals(words.Reference, people, found, cancellationToken);
        return new(rentals, [.. await Task.WhenAll(people.Select(person => customers.LoadRequiredAsync(person, cancellationToken)))], [.. cards]);
    }

    /// <summary>What kind of thing was typed, for the audit log.</summary>
    private static string By(DeskWords words) =>
        words.Email is not null ? "email" : words.PhoneEnd is not null ? "phone" : words.Reference is not null ? "reference" : "code";
}
