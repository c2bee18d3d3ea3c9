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
    public async Task The_next_step_of_the_same_use_voids_the_last_of_this_account_alone()
    {
        const ProofUse Use = ProofUse.SecondFactor;
        await using var bed = new AccountBed(database);
        var (account, other) = (await bed.Customer(), await bed.Customer());
        var (old, another, others, nobodys) =
            (await bed.Give(account, Use), await bed.Give(account, ProofUse.ChangeEmail), await bed.Give(other, Use), await bed.Give(null, Use));

        var next = await bed.Give(account, Use);
        await bed.Give(null, Use);

        Assert.Null(await bed.Proofs.Take(old.Use, old.SecretHash!));
        foreach (var left in new[] { next, another, others, nobodys }) Assert.NotNull(await bed.Proofs.Take(left.Use, left.SecretHash!));
    }

    [Theory]
    [InlineData(ProofUse.MagicLink)]
    [InlineData(ProofUse.ResetPassword)]
    [InlineData(ProofUse.VerifyEmail)]
    public async Task Of_what_a_stranger_can_ask_for_one_voids_no_other_until_one_is_taken(ProofUse use)
    {
        await using var bed = new AccountBed(database);
        var (account, other) = (await bed.Customer(), await bed.Customer());
        var given = new List<Proof>();
        for (var i = 0; i < 4; i++) given.Add(await bed.Give(account, use));
        Proof[] left = [await bed.Give(account, ProofUse.Phone), await bed.Give(other, use), await bed.Give(null, use), await bed.Give(null, use)];
        foreach (var proof in given) Assert.NotNull(await bed.Proofs.Find(use, proof.SecretHash!));

        Assert.NotNull(await bed.Proofs.Take(use, given[2].SecretHash!));

        foreach (var proof in given) Assert.Null(await bed.Proofs.Find(use, proof.SecretHash!));
        foreach (var proof in left) Assert.NotNull(await bed.Proofs.Take(proof.Use, proof.SecretHash!));
    }

    [Fact]
    public async Task A_code_voids_the_others_too_and_wrong_ones_cost_its_own_tries_alone()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var (first, second) = (await bed.Give(account), await bed.Give(account));
        for (var i = 0; i < 5; i++) Assert.Null(await bed.Proofs.Try(first.Use, first.Id, [1]));
        Assert.Null(await bed.Proofs.Try(first.Use, first.Id, first.CodeHash!));

        Assert.NotNull(await bed.Proofs.Try(second.Use, second.Id, second.CodeHash!));

        Assert.Null(await bed.Proofs.Find(first.Use, first.SecretHash!));
    }

    [Fact]
    public async Task Of_ten_links_and_codes_of_one_account_that_are_used_at_once_one_is_taken()
    {
        await using var bed = new AccountBed(database);
        for (var round = 0; round < 10; round++)
        {
            var account = await bed.Customer();
            var given = new List<Proof>();
            for (var i = 0; i < 10; i++) given.Add(await bed.Give(account));

            var taken = await Task.WhenAll(given.Select((proof, number) => number % 2 == 0
                ? bed.Proofs.Take(proof.Use, proof.SecretHash!)
                : bed.Proofs.Try(proof.Use, proof.Id, proof.CodeHash!)));

            Assert.Single(taken, proof => proof is not null);
        }
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
