using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Testing;
using static Toolbox24.Storage.Tests.Settings.SettingsBed;

namespace Toolbox24.Storage.Tests.Settings;

[Trait("story", "T24-1001")]
public sealed class GridStoreTests : IDisposable
{
    private readonly SettingsBed bed = new();

    public static TheoryData<GridKind> Kinds => [.. Enum.GetValues<GridKind>()];

    public void Dispose() => bed.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("story", "T24-1002")]
    [Trait("story", "T24-1003")]
    public async Task Every_kind_of_rules_is_read_as_it_was_written(GridKind kind)
    {
        var target = new Target(new ToolId(Guid.NewGuid()), null, null, Audience.Professional);
        var rules = GridsInForce.BuiltIn with
        {
            Prices = GridsInForce.BuiltIn.Prices with { Lines = [new PriceLine(target, new Rates(new Euros(1), null, new Euros(3), null, new Euros(5)))] },
        };
        var draft = GridVersion.Draft("Été « 27 »", rules.Of(kind), Administrator.Id, Now).Value();
        Assert.True(await bed.Grids.Save(draft, null, GridBook.Empty, Administrator.Id, Now));

        Assert.Equal(draft, await bed.Grids.Load(draft.Id));
        Assert.Equal(draft, Assert.Single(await bed.Grids.All(kind, 10)));
        Assert.Null(await bed.Grids.Load(new GridId(Guid.NewGuid())));
    }

    [Fact]
    public async Task What_is_published_counts_from_its_instant_on_in_this_process()
    {
        Assert.Equal(0, (await bed.Current.At(Now)).Tariff.Prices.Version.Number);
        await bed.Publish(20);
        var later = await bed.Publish(22, Now.AddDays(1));

        Assert.Equal(1, (await bed.Current.At(Now)).Tariff.Prices.Version.Number);
        Assert.Equal(new RuleVersion(later.Id.Value, 2, Now.AddDays(1)), (await bed.Current.At(Now.AddDays(1))).Tariff.Prices.Version);
        Assert.Equal(
            """{"kind":"Prices","number":"2","from":"2026-03-03T12:00:00.0000000Z","restores":null,"changes":"[{\u0022target\u0022:{\u0022audience\u0022:\u0022Everyone\u0022},\u0022field\u0022:\u0022Day\u0022,\u0022unit\u0022:\u0022Euros\u0022,\u0022before\u0022:20,\u0022after\u0022:22}]"}""",
            bed.Facts("GridPublished", later.Id.Value));
    }

    [Fact]
    public async Task Of_two_who_write_at_one_draft_one_is_too_late()
    {
        var draft = await bed.Draft(20);
        var one = draft.Edit(1, "Un", draft.Content, Administrator.Id, Now).Value();
        var other = draft.Edit(1, "Deux", draft.Content, Colleague.Id, Now).Value();

        var written = await Task.WhenAll(
            bed.Grids.Save(one, draft, GridBook.Empty, Administrator.Id, Now), bed.Grids.Save(other, draft, GridBook.Empty, Colleague.Id, Now));

        Assert.Equal(1, written.Count(done => done));
        Assert.Equal(2, (await bed.Grids.Load(draft.Id))!.Revision);
    }

    [Fact]
    public async Task Of_two_who_publish_from_the_same_state_one_decides_again()
    {
        var (one, other, book) = (await bed.Draft(20), await bed.Draft(22), await bed.Grids.LoadBook());

        Assert.True(await Publish(one, book));
        Assert.False(await Publish(other, book));
        Assert.True(await Publish(other, await bed.Grids.LoadBook()));

        Assert.Equal([1, 2], (await bed.Grids.LoadBook()).Published.Select(content => content.Version.Number));
    }

    [Fact]
    public async Task A_version_that_was_withdrawn_keeps_its_number()
    {
        var published = await bed.Publish(20, Now.AddDays(1));
        var withdrawn = published.Withdraw(published.Revision, await bed.Grids.LoadBook(), Now).Value();
        Assert.True(await bed.Grids.Save(withdrawn, published, await bed.Grids.LoadBook(), Colleague.Id, Now));

        Assert.Equal(GridsInForce.BuiltIn.Prices, (await bed.Current.At(Now.AddDays(1))).Tariff.Prices);
        Assert.Equal(2, (await bed.Publish(22)).Content.Version.Number);
        Assert.Equal(GridStatus.Withdrawn, (await bed.Grids.Load(published.Id))!.Status);
    }

    [Theory]
    [InlineData("UPDATE grid_version SET content = '{}' WHERE id = $1")]
    [InlineData("UPDATE grid_version SET effective_from = effective_from - interval '1 day' WHERE id = $1")]
    [InlineData("UPDATE grid_version SET status = 'Draft' WHERE id = $1")]
    [InlineData("DELETE FROM grid_version WHERE id = $1")]
    public async Task The_database_itself_keeps_what_is_published_as_it_is(string forbidden)
    {
        var published = await bed.Publish(20);

        var refused = Assert.Throws<PostgresException>(() => bed.Database.Execute(forbidden, published.Id.Value));

        Assert.Equal("T2414", refused.SqlState);
    }

    [Fact]
    public async Task Names_that_staff_give_stay_out_of_the_journal_and_the_log()
    {
        var published = await bed.Publish(20);

        Assert.Equal(0, bed.Database.Scalar<long>("SELECT count(*) FROM event WHERE data::text LIKE '%Printemps%'"));
        Assert.Equal(0, bed.Database.Scalar<long>("SELECT count(*) FROM audit_payload WHERE payload LIKE '%Printemps%'"));
        Assert.Equal(["GridDrafted", "GridPublished"], bed.Database.Column<string>(
            "SELECT type FROM event WHERE stream = $1 ORDER BY version", published.Id.Value));
    }

    private Task<bool> Publish(GridVersion draft, GridBook book) => bed.Grids.Save(
        draft.Propose(1, null, book, ImmutableHashSet<GridKind>.Empty, Administrator.Id, Now).Value(), draft, book, Administrator.Id, Now);
}
