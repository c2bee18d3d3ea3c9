using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.CrashHost;

/// <summary>A site whose lockers all have units of one tool, and those who book there.</summary>
internal sealed class Shop
{
    private readonly AccountStore accounts;
    private readonly TimeProvider clock;
    private readonly SiteId site;
    private readonly Dictionary<UnitId, (LockerId Locker, ToolId Tool)> units;

    private Shop(IServiceProvider services, SiteId site, LockerId[] lockers, Dictionary<UnitId, (LockerId Locker, ToolId Tool)> units)
    {
        (accounts, clock) = (services.GetRequiredService<AccountStore>(), services.GetRequiredService<TimeProvider>());
        (this.site, Lockers, this.units) = (site, lockers, units);
    }

    public LockerId[] Lockers { get; }

    public static async Task<Shop> Open(IServiceProvider services, LockerId[] lockers)
    {
        var (site, units) = (default(SiteId), new Dictionary<UnitId, (LockerId, ToolId)>());
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "SELECT l.site_id, l.id, u.id, u.tool_id FROM locker l JOIN tool_unit u ON u.locker_id = l.id WHERE l.id = ANY ($1)");
        command.Parameters.AddWithValue(lockers.Select(locker => locker.Value).ToArray());
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            site = new(row.GetGuid(0));
            units.Add(new(row.GetGuid(2)), (new(row.GetGuid(1)), new(row.GetGuid(3))));
        }

        return new(services, site, lockers, units);
    }

    public LockerId Of(UnitId unit) => units[unit].Locker;

    /// <summary>Three of the tool for somebody new: nobody may hold many at a time.</summary>
    public async Task<HoldRental> WishForThree(Slot slot)
    {
        var email = EmailAddress.Read($"client-{Guid.NewGuid():n}@example.fr").Value();
        var now = clock.GetUtcNow();
        var account = Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), now).Value() with
        {
            EmailVerifiedAt = now,
            Phone = MobileNumber.Read("0612345678").Value(),
        };
        var customer = (await accounts.Save(account, new AccountNote("SignedUp", "system"))).Value();
        var one = new WishedItem(units.Values.First().Tool, null);
        return new(customer.Id, new RentalWish(site, [one, one, one], slot), ExpectedRent: null, ExpectedDeposit: null);
    }
}
