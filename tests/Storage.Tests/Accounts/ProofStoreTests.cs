using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

public sealed class ProofStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_proof_comes_back_as_it_was_given_once()
    {
        await using var bed = new AccountBed(database);
        var given = await bed.Give(await bed.Customer());

        Assert.Equivalent(given, await bed.Proofs.Find(given.Use, given.SecretHash!));
        Assert.Equivalent(given, await bed.Proofs.Take(given.Use, given.SecretHash!));
        Assert.Null(await bed.Proofs.Take(given.Use, given.SecretHash!));
        Assert.Null(await bed.Proofs.Find(given.Use, given.SecretHash!));
    }

    [Fact]
    public async Task Of_fifty_who_take_it_at_once_one_has_it()
    {
        await using var bed = new AccountBed(database);
        var (link, code) = (await bed.Give(null), await bed.Give(null));

        var links = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Proofs.Take(link.Use, link.SecretHash!)));
        var codes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Proofs.Try(code.Use, code.Id, code.CodeHash!)));

        Assert.Single(links, taken => taken is not null);
        Assert.Single(codes, taken => taken is not null);
    }

    [Fact]
    public async Task Fifty_guesses_at_once_are_five_and_the_right_code_comes_too_late()
    {
        await using var bed = new AccountBed(database);
        var given = await bed.Give(null);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Proofs.Try(given.Use, given.Id, [1, 2, 3])));

        Assert.Equal(0, database.Scalar<int>("SELECT tries FROM proof WHERE id = $1", given.Id));
        Assert.Null(await bed.Proofs.Try(given.Use, given.Id, given.CodeHash!));
    }

    [Fact]
    public async Task Four_wrong_codes_leave_room_for_the_right_one()
    {
        await using var bed = new AccountBed(database);
        var given = await bed.Give(null);
        for (var i = 0; i < 4; i++) Assert.Null(await bed.Proofs.Try(given.Use, given.Id, [1]));

        Assert.NotNull(await bed.Proofs.Try(given.Use, given.Id, given.CodeHash!));
    }

    [Fact]
    public async Task Fifty_half_steps_at_once_spend_five_tries()
    {
        await using var bed = new AccountBed(database);
        var given = await bed.Give(null, ProofUse.SecondFactor);

        var spent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Proofs.Spend(given.Use, given.SecretHash!)));

        Assert.Equal(5, spent.Count(each => each));
    }

    [Fact]
    public async Task A_proof_is_good_for_its_use_alone_and_until_its_end()
    {
        await using var bed = new AccountBed(database);
        var given = await bed.Give(null);
        foreach (var use in Enum.GetValues<ProofUse>().Where(use => use != given.Use))
        {
            Assert.Null(await bed.Proofs.Find(use, given.SecretHash!));
            Assert.Null(await bed.Proofs.Take(use, given.SecretHash!));
            Assert.Null(await bed.Proofs.Try(use, given.Id, given.CodeHash!));
            Assert.False(await bed.Proofs.Spend(use, given.SecretHash!));
        }

        bed.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await bed.Proofs.Find(given.Use, given.SecretHash!));
        Assert.Null(await bed.Proofs.Take(given.Use, given.SecretHash!));
        Assert.Null(await bed.Proofs.Try(given.Use, given.Id, given.CodeHash!));
        Assert.False(await bed.Proofs.Spend(given.Use, given.SecretHash!));
    }

    [Fact]
    public async Task The_next_proof_of_the_same_use_voids_the_last_of_this_account_alone()
    {
        await using var bed = new AccountBed(database);
        var (account, other) = (await bed.Customer(), await bed.Customer());
        var (old, another, others, nobodys) =
            (await bed.Give(account), await bed.Give(account, ProofUse.ResetPassword), await bed.Give(other), await bed.Give(null));

        var next = await bed.Give(account);
        await bed.Give(null);

        Assert.Null(await bed.Proofs.Take(old.Use, old.SecretHash!));
        foreach (var left in new[] { next, another, others, nobodys }) Assert.NotNull(await bed.Proofs.Take(left.Use, left.SecretHash!));
    }

    [Fact]
    public async Task What_is_too_old_is_cleared_away_by_who_comes_next()
    {
        await using var bed = new AccountBed(database);
        var old = await bed.Give(null);
        bed.Clock.Advance(TimeSpan.FromMinutes(10));

        await bed.Give(null);

        Assert.Equal(0L, database.Scalar<long>("SELECT count(*) FROM proof WHERE id = $1", old.Id));
    }
}
