using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;
using static Toolbox24.Storage.Tests.Settings.SettingsBed;

namespace Toolbox24.Storage.Tests.Settings;

[Trait("story", "T24-1006")]
public sealed class ParameterStoreTests : IDisposable
{
    private readonly SettingsBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task What_is_set_is_read_again_and_told_in_the_log_with_what_it_was_before()
    {
        Assert.Equal(0, (await bed.Parameters.Load()).Revision);
        var value = await bed.Set(Parameters.Rentals, "7", Now.AddDays(2));

        var book = await bed.Parameters.Load();
        Assert.Equal((1, value), (book.Revision, Assert.Single(book.Values)));
        Assert.Equal(
            """{"key":"customer.rentals","before":"3","after":"7","from":"2026-03-04T12:00:00.0000000Z"}""",
            bed.Facts("ParameterSet", Parameters.Rentals.Id));
        Assert.Equal(Administrator.Id.Value.ToString(), bed.Database.Scalar<string>("SELECT actor FROM event WHERE type = 'ParameterSet'"));
    }

    [Fact]
    public async Task What_is_taken_back_is_told_with_what_is_followed_in_its_place()
    {
        await bed.Set(Parameters.Rentals, "7", Now.AddDays(2));
        var book = await bed.Parameters.Load();
        Assert.True(await bed.Parameters.Save(book.Withdraw(Parameters.Rentals.Key, 1, Colleague, Now).Value(), book, Colleague.Id, Now));

        Assert.Equal(
            """{"key":"customer.rentals","before":"7","after":"3","from":"2026-03-04T12:00:00.0000000Z"}""",
            bed.Facts("ParameterWithdrawn", Parameters.Rentals.Id));
    }

    [Fact]
    public async Task What_waits_and_who_agreed_are_kept()
    {
        await bed.Set(VatParameters.Prices, "19.6");
        var book = await bed.Parameters.Load();
        var approved = book.Approve(VatParameters.Prices.Key, 1, Colleague, Now).Value();
        Assert.True(await bed.Parameters.Save(approved, book, Colleague.Id, Now));

        Assert.Equal(approved, Assert.Single((await bed.Parameters.Load()).Values));
        Assert.Equal(new Percentage(1960), (await bed.Current.At(Now)).Rules.Vat);
    }

    [Fact]
    public async Task Of_two_who_decide_from_the_same_state_one_writes()
    {
        var book = await bed.Parameters.Load();
        var one = book.Set(new SetParameter(Parameters.Rentals.Key, "2", null, 0), Administrator, Now).Value();
        var other = book.Set(new SetParameter(Parameters.Holds.Key, "3", null, 0), Colleague, Now).Value();

        var written = await Task.WhenAll(
            bed.Parameters.Save(one, book, Administrator.Id, Now), bed.Parameters.Save(other, book, Colleague.Id, Now));

        // Each goes with what was there, but three holds and two rentals do not go together.
        Assert.Equal(1, written.Count(done => done));
        Assert.Single((await bed.Parameters.Load()).Values);
        Assert.Equal(1, bed.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_kind = 'parameter'"));
    }

    [Fact]
    public async Task What_this_process_sets_counts_in_its_next_decision()
    {
        Assert.Equal(3, (await bed.Current.At(Now)).Rules.Limits.Rentals);
        var before = await bed.Current.Read();
        Assert.Same(before, await bed.Current.Read());

        await bed.Set(Parameters.Rentals, "4");
        await bed.Set(Parameters.Rentals, "6", Now.AddHours(1));

        Assert.Equal(4, (await bed.Current.At(Now)).Rules.Limits.Rentals);
        Assert.Equal(4, (await bed.Current.At(Now.AddHours(1).AddTicks(-1))).Rules.Limits.Rentals);
        Assert.Equal(6, (await bed.Current.At(Now.AddHours(1))).Rules.Limits.Rentals);
        Assert.Equal(3, (await bed.Current.At(Now.AddTicks(-1))).Rules.Limits.Rentals);
    }

    [Fact]
    public async Task What_another_process_sets_counts_once_it_is_heard_of()
    {
        using var other = new SettingsBed(bed);
        Assert.Equal(3, (await other.Current.At(Now)).Rules.Limits.Rentals);
        using var listener = new DatabaseListener(bed.Database.Source, other.Signals, NullLogger<DatabaseListener>.Instance);
        var begun = other.Signals.NextSettings();
        await listener.StartAsync(CancellationToken.None);
        await begun.WaitAsync(Patience.Limit);

        var heard = other.Signals.NextSettings();
        await bed.Set(Parameters.Rentals, "4");
        await heard.WaitAsync(Patience.Limit);

        Assert.Equal(4, (await other.Current.At(Now)).Rules.Limits.Rentals);
        await listener.StopAsync(CancellationToken.None);
    }
}
