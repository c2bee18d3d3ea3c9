using System.Buffers.Text;
using System.Security.Cryptography;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Passes;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Passes;

/// <summary>A site, a customer who has booked there, and the stores of passes as one process has them.</summary>
internal sealed class PassBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly CommitWriter writer;
    private readonly ECDsa phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PassBed(TestDatabase database)
    {
        Database = database;
        writer = new(database.Source);
        (Passes, Entrances) = (new(database.Source, writer), new(database.Source, writer));
        Site = database.AddSite();
        (Account, Rental) = (new(Guid.CreateVersion7()), RentalId.New(Now));
        database.Execute(
            """
            INSERT INTO account (id, version, status, email, email_key, stamp, roles, second_factor_step, recovery_hashes, preferences, created_at)
            VALUES ($1, 1, 'Active', $1::text || '@example.fr', $1::text || '@example.fr', 1, '{Customer}', 0, '{}', '[]', '2030-01-01Z')
            """,
            Account.Value);
        AddRental(Rental);
    }

    public TestDatabase Database { get; }

    public PassStore Passes { get; }

    public EntranceStore Entrances { get; }

    public SiteId Site { get; }

    public AccountId Account { get; }

    public RentalId Rental { get; }

    public void AddRental(RentalId rental) => Database.Execute(
        """
        INSERT INTO rental (id, version, reference, customer_id, site_id, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, state, terms)
        VALUES ($2, 1, $2::text, $1, $3, $4, $5, 'Confirmed', true, 3500, 15000, '{}', '{}')
        """,
        Account.Value, rental.Value, Site.Value, Now, Now.AddHours(4));

    public PassGrant NewGrant(RentalId? rental = null, PassPurpose purpose = PassPurpose.PickUp)
    {
        var q = phone.ExportParameters(includePrivateParameters: false).Q;
        var key = PhoneKey.Read(Base64Url.EncodeToString([4, .. q.X!, .. q.Y!])).Value();
        return new(Guid.CreateVersion7(), rental ?? Rental, Site, purpose, Now.AddMinutes(-15), Now.AddHours(1), key);
    }

    public async Task<PassGrant> Granted(PassGrant? grant = null)
    {
        var granted = grant ?? NewGrant();
        Assert.True(await Passes.Save(Account, new(granted, null), block: null, Now, "test"));
        return granted;
    }

    /// <summary>Writes that somebody has come, from the entrance as it was at a version.</summary>
    public Task<EntranceSaved> Come(EntranceStore store, RentalId rental, UsedStep? code, EntranceState? from = null, DateTimeOffset? at = null)
    {
        var (entrance, version) = (from?.Entrance ?? Entrance.Empty(Site), from?.Version ?? 0);
        var events = entrance.Come(new Party(VisitId.New(), rental, DeviceId.New(Now), PassPurpose.PickUp), EntranceRules.Default, at ?? Now);
        return store.Save(entrance.Apply(events), events, code, version, at ?? Now, "test");
    }

    public List<string> EventsOf(Guid stream) => Database.Column<string>("SELECT type FROM event WHERE stream = $1 ORDER BY version", stream);

    public async ValueTask DisposeAsync()
    {
        phone.Dispose();
        await writer.DisposeAsync();
    }
}
