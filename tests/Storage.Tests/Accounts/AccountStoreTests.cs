using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

public sealed class AccountStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly SecondFactor Factor = SecondFactor.Offer("sealed").Start(long.MaxValue, ["a", "b"], AccountBed.Start);

    [Fact]
    public async Task An_account_comes_back_as_it_was_written()
    {
        await using var bed = new AccountBed(database);
        var written = await bed.Customer();
        Assert.Equal(Told(written), Told((await bed.Accounts.Load(written.Id))!));

        var full = written with
        {
            Phone = MobileNumber.Read("0612345678").Value(),
            EmailVerifiedAt = AccountBed.Start.AddTicks(10),
            SecondFactor = Factor,
            Roles = [Role.Operator, Role.DataScientist],
            Name = "Zoë 🔧 \"Œuvre\" \\u0000",
            Preferences = written.Preferences.Set(NotificationEvent.EndReminder, MessageChannel.Mail, false).Value(),
        };
        var after = (await bed.Accounts.Save(full, AccountBed.Note)).Value();

        Assert.Equal(2, after.Version);
        Assert.Equal(Told(after), Told((await bed.Accounts.Load(written.Id))!));
        Assert.Equal(Told(after), Told((await bed.Accounts.Find(written.Email!))!));
        Assert.Contains(await bed.Accounts.Staff(), staff => staff.Id == written.Id);
    }

    [Fact]
    public async Task An_erased_account_comes_back_empty_and_its_address_is_free()
    {
        await using var bed = new AccountBed(database);
        var (first, second) = (await bed.Customer(), await bed.Customer());
        foreach (var account in new[] { first, second })
            (await bed.Accounts.Change(account.Id, before => before.Anonymise(), _ => AccountBed.Note)).Value();

        Assert.Null((await bed.Accounts.Load(first.Id))!.Email);
        Assert.Null(await bed.Accounts.Find(first.Email!));
        (await bed.Accounts.Save(AccountBed.New(first.Email), AccountBed.Note)).Value();
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_is_decided_again()
    {
        await using var bed = new AccountBed(database);
        var account = await bed.Customer();
        var decisions = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => bed.Accounts.Change(
            account.Id,
            before =>
            {
                Interlocked.Increment(ref decisions);
                return before with { SecondFactor = before.SecondFactor with { RecoveryHashes = before.SecondFactor.RecoveryHashes.Add($"{i}") } };
            },
            _ => AccountBed.Note)));

        var after = (await bed.Accounts.Load(account.Id))!;
        Assert.Equal((5, 4), (after.Version, after.SecondFactor.RecoveryHashes.Distinct().Count()));
        Assert.True(decisions >= 4);
    }

    [Fact]
    public async Task What_was_decided_from_an_older_version_writes_nothing_and_ends_nothing()
    {
        await using var bed = new AccountBed(database);
        var before = await bed.Customer();
        (await bed.Accounts.Change(before.Id, account => account.Rename("New"), _ => AccountBed.Note)).Value();
        var (_, tokens) = await bed.Open(before);

        await Assert.ThrowsAsync<StaleAccountException>(
            () => bed.Accounts.Save(before.ChangePassword("stale").Value(), AccountBed.Note));

        Assert.NotNull(await bed.Sessions.Use(tokens[TokenUse.Cookie], TokenUse.Cookie));
        Assert.Equal("hash", (await bed.Accounts.Load(before.Id))!.PasswordHash);
        Assert.Equal(2L, database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1", before.Id.Value));
    }

    [Fact]
    public async Task Of_twenty_who_take_one_address_at_once_one_has_it_and_the_others_write_a_message_alone()
    {
        await using var bed = new AccountBed(database);
        var email = AccountBed.NewEmail();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
        {
            var spelled = EmailAddress.Read(Random.Shared.Next(2) == 0 ? email.Value : email.Value.ToUpperInvariant()).Value();
            return bed.Accounts.Save(AccountBed.New(spelled), AccountBed.Note with
            {
                TellIfTaken = [Message.Mail(email, new AccountAlreadyExists(), null, AccountBed.Start)],
            });
        }));

        Assert.Equal(19, outcomes.Count(outcome => !outcome.Succeeded(out _, out var refusal) && refusal is EmailTaken));
        Assert.Equal(19L, database.Scalar<long>("SELECT count(*) FROM message WHERE recipient = $1", email.Value));
    }

    [Fact]
    public async Task Two_who_swap_their_addresses_at_once_keep_their_own()
    {
        await using var bed = new AccountBed(database);
        var (first, second) = (await bed.Customer(), await bed.Customer());

        var outcomes = await Task.WhenAll(
            bed.Accounts.Change(first.Id, before => before.ChangeEmail(second.Email!, AccountBed.Start), _ => AccountBed.Note),
            bed.Accounts.Change(second.Id, before => before.ChangeEmail(first.Email!, AccountBed.Start), _ => AccountBed.Note));

        Assert.All(outcomes, outcome => Assert.Equal(new EmailTaken(), outcome.Refusal()));
    }

    [Fact]
    public async Task A_new_stamp_ends_sessions_and_whatever_link_is_on_its_way_but_the_first_verification()
    {
        await using var bed = new AccountBed(database);
        var (account, other) = (await bed.Customer(), await bed.Customer());
        var ((_, ended), (_, kept)) = (await bed.Open(account), await bed.Open(other));
        var uses = Enum.GetValues<ProofUse>();
        foreach (var use in uses) await bed.Give(account, use);
        var others = await bed.Give(other);

        (await bed.Accounts.Change(account.Id, before => before.ChangePassword("new"), _ => AccountBed.Note)).Value();

        Assert.Null(await bed.Sessions.Use(ended[TokenUse.Access], TokenUse.Access));
        Assert.NotNull(await bed.Sessions.Use(kept[TokenUse.Access], TokenUse.Access));
        Assert.Equal(["VerifyEmail"], database.Column<string>("SELECT use FROM proof WHERE account_id = $1", account.Id.Value));
        Assert.NotNull(await bed.Proofs.Take(others.Use, others.SecretHash!));
    }

    [Fact]
    public async Task Nobody_is_changed_where_there_is_nobody()
    {
        await using var bed = new AccountBed(database);
        var nobody = AccountId.New(AccountBed.Start);

        Assert.Equal(new UnknownAccount(nobody), (await bed.Accounts.Change(nobody, before => before, _ => AccountBed.Note)).Refusal());
    }

    // Lists and preferences have no equality of their own.
    private static string Told(Account account) => string.Join(
        '|', account with { Roles = [], SecondFactor = SecondFactor.None, Preferences = NotificationPreferences.Default },
        account.Email?.Value, account.Phone?.Value, string.Join(',', account.Roles),
        account.SecondFactor with { RecoveryHashes = [] }, string.Join(',', account.SecondFactor.RecoveryHashes),
        string.Join(',', account.Preferences.Chosen), account.Preferences.Marketing);
}
