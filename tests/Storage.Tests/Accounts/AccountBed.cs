using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

/// <summary>The stores of accounts in a database of the test's own, under a clock that the test moves.</summary>
internal sealed class AccountBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly CommitWriter writer;
    private static int made;

    public AccountBed(TestDatabase database)
    {
        Database = database;
        writer = new(database.Source);
        var line = new MessageLine(new OpenSeal());
        Accounts = new(database.Source, writer, line, Clock);
        Proofs = new(database.Source, writer, line, Clock);
        Sessions = new(database.Source, writer, line, Clock);
    }

    public TestDatabase Database { get; }

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Start);

    public AccountStore Accounts { get; }

    public ProofStore Proofs { get; }

    public SessionStore Sessions { get; }

    public static AccountNote Note { get; } = new("Tested", "system");

    public static EmailAddress NewEmail() => EmailAddress.Read($"client{Interlocked.Increment(ref made)}@example.fr").Value();

    public static Account New(EmailAddress? email = null) => Account.SignUp(
        new(email ?? NewEmail(), "Client", "hash", IsAdult: true, AcceptsTerms: true, WantsNews: true), Start).Value();

    /// <summary>A customer, as stored.</summary>
    public async Task<Account> Customer() => (await Accounts.Save(New(), Note)).Value();

    /// <summary>A session of the account with one token of each kind, named as their use.</summary>
    public async Task<(Session Session, IReadOnlyDictionary<TokenUse, byte[]> Tokens)> Open(Account account)
    {
        var session = Session.Open(account, SessionKind.Client, "Test", null, Clock.GetUtcNow());
        var tokens = Enum.GetValues<TokenUse>().ToDictionary(use => use, _ => Guid.NewGuid().ToByteArray());
        await Sessions.Open(session, "127.0.0.1", "test", [.. tokens.Select(token => new SessionToken(token.Value, token.Key, session.EndsAt))], []);
        return (session, tokens);
    }

    public async Task<Proof> Give(Account? account, ProofUse use = ProofUse.MagicLink, int tries = 5)
    {
        var proof = new Proof(
            Guid.NewGuid(), use, account?.Id, Guid.NewGuid().ToByteArray(), Guid.NewGuid().ToByteArray(), Guid.NewGuid().ToByteArray(),
            """{"Where": "x"}""", tries, Clock.GetUtcNow().AddMinutes(10));
        await Proofs.Give(proof);
        return proof;
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
