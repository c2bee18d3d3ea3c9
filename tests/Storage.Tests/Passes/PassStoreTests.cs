using Toolbox24.Domain.Passes;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Passes;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Passes;

[Trait("story", "T24-401")]
public sealed class PassStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private readonly PassBed bed = new(database);

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public async Task A_grant_is_read_as_it_was_written_and_the_journal_does_not_know_the_phone()
    {
        var grant = await bed.Granted();

        Assert.Equal(grant, await bed.Passes.Live(bed.Rental, PassPurpose.PickUp));
        Assert.Null(await bed.Passes.Live(bed.Rental, PassPurpose.Return));
        Assert.True(await bed.Passes.Lives(grant.Id));
        Assert.Equal(["purpose", "rental", "site"], database.Column<string>("SELECT jsonb_object_keys(data) FROM event WHERE stream = $1 ORDER BY 1", grant.Id));
    }

    [Fact]
    public async Task Another_phone_takes_the_place_of_the_one_before_which_is_on_the_list_of_its_site()
    {
        var (lost, found) = (await bed.Granted(), bed.NewGrant());

        Assert.True(await bed.Passes.Save(bed.Account, new(found, lost.Id), null, PassBed.Now, "test"));

        Assert.Equal((false, found), (await bed.Passes.Lives(lost.Id), await bed.Passes.Live(bed.Rental, PassPurpose.PickUp)));
        Assert.Equal([lost.Id], await bed.Passes.Revoked(bed.Site, PassBed.Now));
        Assert.Empty(await bed.Passes.Revoked(bed.Site, lost.Until));
        Assert.Equal(["PassGranted", "PassRevoked"], bed.EventsOf(lost.Id));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task What_a_pass_was_for_is_cancelled_and_it_is_on_the_list_too()
    {
        var grant = await bed.Granted();
        Assert.Empty(await bed.Passes.Revoked(bed.Site, PassBed.Now));

        database.Execute("UPDATE rental SET status = 'Cancelled' WHERE id = $1", bed.Rental.Value);

        Assert.Equal([grant.Id], await bed.Passes.Revoked(bed.Site, PassBed.Now));
    }

    [Fact]
    public async Task Of_two_phones_that_ask_at_once_one_is_told_to_ask_again()
    {
        var asked = new[] { bed.NewGrant(), bed.NewGrant() };

        var saved = await Task.WhenAll(asked.Select(grant => bed.Passes.Save(bed.Account, new(grant, null), null, PassBed.Now, "test")));

        Assert.Equal([false, true], saved.Order());
        Assert.Equal(1L, database.Scalar<long>("SELECT count(*) FROM pass_grant WHERE rental_id = $1", bed.Rental.Value));
    }

    [Fact]
    [Trait("story", "T24-1301")]
    public async Task It_is_not_me_revokes_all_at_once_and_whoever_asks_meanwhile_is_told_to_ask_again()
    {
        var grant = await bed.Granted();

        await bed.Passes.BlockAll(bed.Account, PassBed.Now, "test");
        await bed.Passes.BlockAll(bed.Account, PassBed.Now.AddMinutes(1), "test");

        var block = (await bed.Passes.Block(bed.Account))!;
        Assert.Equal((PassBed.Now, true), (block.Since, block.IsOn));
        Assert.False(await bed.Passes.Lives(grant.Id));
        Assert.False(await bed.Passes.Save(bed.Account, new(bed.NewGrant(), null), block: null, PassBed.Now, "test"));
        Assert.Equal(1L, database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'PassesBlocked' AND object_id = $1", bed.Account.Value));

        await bed.Passes.Unblock(bed.Account, PassBed.Now.AddMinutes(5), "test");
        block = (await bed.Passes.Block(bed.Account))!;
        Assert.Equal((PassBed.Now, false), (block.Since, block.IsOn));
        Assert.True(await bed.Passes.Save(bed.Account, new(bed.NewGrant(), null), block, PassBed.Now, "test"));
    }

    [Fact]
    [Trait("story", "T24-403")]
    public async Task Of_two_processes_that_read_the_same_code_one_takes_it()
    {
        await using var other = new CommitWriter(database.Source);
        var processes = new[] { bed.Entrances, new EntranceStore(database.Source, other) };
        var (grant, version) = (await bed.Granted(), 0L);
        for (var step = 1u; step <= 20; step++)
        {
            // Each decides from what it last read, as two activations do that both believe they are alone.
            var state = await bed.Entrances.Load(bed.Site);
            var code = new UsedStep(grant.Id, step);
            var saved = await Task.WhenAll(processes.Select(process => bed.Come(process, bed.Rental, code, state)));
            Assert.Equal([EntranceSaved.Done, EntranceSaved.Stale], saved.Order());

            var again = (await bed.Entrances.Load(bed.Site))!;
            Assert.Equal(EntranceSaved.Used, await bed.Come(processes[1], bed.Rental, code, again));
            Assert.Equal(again, await bed.Entrances.Load(bed.Site));
            Assert.Equal(++version, again.Version);
        }
    }

    [Fact]
    [Trait("story", "T24-403")]
    public async Task A_code_of_a_pass_that_was_revoked_meanwhile_is_not_taken()
    {
        var grant = await bed.Granted();
        await bed.Passes.BlockAll(bed.Account, PassBed.Now, "test");

        Assert.Equal(EntranceSaved.Revoked, await bed.Come(bed.Entrances, bed.Rental, new UsedStep(grant.Id, 1)));
        Assert.Null(await bed.Entrances.Load(bed.Site));
    }

    [Fact]
    public async Task Codes_too_old_to_be_shown_again_are_forgotten()
    {
        var grant = await bed.Granted();
        database.Execute("DELETE FROM pass_code");
        await bed.Come(bed.Entrances, bed.Rental, new UsedStep(grant.Id, 1));

        await bed.Come(bed.Entrances, bed.Rental, new UsedStep(grant.Id, 2), await bed.Entrances.Load(bed.Site), PassBed.Now.AddHours(2));

        Assert.Equal([2L], database.Column<long>("SELECT step FROM pass_code WHERE grant_id = $1", grant.Id));
    }

    [Fact]
    public async Task A_person_who_is_erased_takes_the_key_of_their_phone_with_them()
    {
        var grant = await bed.Granted();
        await bed.Come(bed.Entrances, bed.Rental, new UsedStep(grant.Id, 1));

        database.Execute("SELECT erase_person($1, 'nobody@example.fr')", bed.Account.Value);

        Assert.Equal(0L, database.Scalar<long>("SELECT count(*) FROM pass_grant WHERE account_id = $1", bed.Account.Value));
        Assert.False(await bed.Passes.Lives(grant.Id));
    }
}
