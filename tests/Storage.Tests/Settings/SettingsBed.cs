using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Settings;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Settings;

/// <summary>One process's settings over a database of their own.</summary>
public sealed class SettingsBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly SettingsActor Administrator = new(new(Guid.CreateVersion7(Now)), [Role.Administrator]);
    public static readonly SettingsActor Colleague = new(new(Guid.CreateVersion7(Now)), [Role.Administrator]);

    private readonly CommitWriter writer;

    /// <summary>Opens the process.</summary>
    /// <param name="of">Whose database it shares; null for one of its own.</param>
    public SettingsBed(SettingsBed? of = null)
    {
        Database = of?.Database ?? new TestDatabase();
        writer = new CommitWriter(Database.Source);
        Parameters = new ParameterStore(Database.Source, writer, Signals);
        Grids = new GridStore(Database.Source, writer, Signals);
        Current = new CurrentSettings(Parameters, Grids, Signals);
        Owns = of is null;
    }

    public TestDatabase Database { get; }

    public DatabaseSignals Signals { get; } = new();

    public ParameterStore Parameters { get; }

    public GridStore Grids { get; }

    public CurrentSettings Current { get; }

    private bool Owns { get; }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        if (Owns) Database.Dispose();
    }

    /// <summary>Sets a parameter; fails where that is refused or stale.</summary>
    public async Task<ParameterValue> Set(Parameter parameter, string value, DateTimeOffset? from = null)
    {
        var book = await Parameters.Load();
        var version = book.Of(parameter.Key).FirstOrDefault()?.Version ?? 0;
        var set = book.Set(new SetParameter(parameter.Key, value, from, version), Administrator, Now).Value();
        Assert.True(await Parameters.Save(set, book, Administrator.Id, Now));
        return set;
    }

    /// <summary>A draft of prices, so much a day, as it was saved.</summary>
    public async Task<GridVersion> Draft(int euros)
    {
        var grid = new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, new Rates(null, null, new Euros(100 * euros), null, null))]);
        var draft = GridVersion.Draft("Printemps", new PriceContent(grid), Administrator.Id, Now).Value();
        Assert.True(await Grids.Save(draft, null, GridBook.Empty, Administrator.Id, Now));
        return draft;
    }

    /// <summary>Has prices in force from an instant on.</summary>
    public async Task<GridVersion> Publish(int euros, DateTimeOffset? from = null)
    {
        var (draft, book) = (await Draft(euros), await Grids.LoadBook());
        var published = draft.Propose(draft.Revision, from, book, [], Administrator.Id, Now).Value();
        Assert.True(await Grids.Save(published, draft, book, Administrator.Id, Now));
        return published;
    }

    /// <summary>The facts of the last audit line of an action on an object.</summary>
    public string Facts(string action, Guid of) => Database.Scalar<string>(
        """
        SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id
        WHERE e.action = $1 AND e.object_id = $2 ORDER BY e.at DESC, e.id DESC LIMIT 1
        """,
        action, of);
}
