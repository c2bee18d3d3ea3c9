namespace Orleans.Conformance;

public enum Size { Small, Large }

[GenerateSerializer, Immutable, Alias("conformance.parcel")]
public sealed record Parcel([property: Id(0)] string Name, [property: Id(1)] Size Size);

[Alias("conformance.echo")]
public interface IEcho : IGrainWithGuidKey
{
    [Alias("say")]
    Task<string> Say(string text);

    Task<Parcel> Send(Parcel parcel);

    ValueTask<int> Twice(int number);

    Task<string> Join(string first, int second, Guid third, DateTimeOffset fourth, Size fifth);

    Task Nothing();

    Task Throw(string message);

    Task ThrowAtOnce(string message);

    Task<IEcho> Myself();

    Task<string> Relay(IEcho other, string text);
}

internal sealed class EchoGrain : Grain, IEcho
{
    public Task<string> Say(string text) => Task.FromResult(text);

    public async Task<Parcel> Send(Parcel parcel)
    {
        await Task.Yield();
        return parcel with { Name = parcel.Name + "!" };
    }

    public ValueTask<int> Twice(int number) => new(number * 2);

    public Task<string> Join(string first, int second, Guid third, DateTimeOffset fourth, Size fifth) =>
        Task.FromResult(FormattableString.Invariant($"{first} {second} {third} {fourth:O} {fifth}"));

    public Task Nothing() => Task.CompletedTask;

    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task ThrowAtOnce(string message) => throw new ArgumentException(message);

    public Task<IEcho> Myself() => Task.FromResult(this.AsReference<IEcho>());

    public Task<string> Relay(IEcho other, string text) => other.Say(text);
}

public sealed class CallTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_takes_its_arguments_there_and_its_result_back()
    {
        await using var silo = await TestEngine.Start();
        var echo = silo.Grains.GetGrain<IEcho>(Guid.NewGuid());

        Assert.Equal("hello", await echo.Say("hello"));
        Assert.Equal(new Parcel("drill!", Size.Large), await echo.Send(new Parcel("drill", Size.Large)));
        Assert.Equal(42, await echo.Twice(21));
        var id = Guid.Parse("00000000-0000-0000-0000-000000000002");
        Assert.Equal(
            $"a 1 {id} 1970-01-01T00:00:00.0000000+00:00 Large",
            await echo.Join("a", 1, id, DateTimeOffset.UnixEpoch, Size.Large));
        await echo.Nothing();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_null_argument_arrives_as_null()
    {
        await using var silo = await TestEngine.Start();
        Assert.Null(await silo.Grains.GetGrain<IEcho>(Guid.NewGuid()).Say(null!));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task An_exception_comes_back_with_its_type_and_message()
    {
        await using var silo = await TestEngine.Start();
        var echo = silo.Grains.GetGrain<IEcho>(Guid.NewGuid());

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => echo.Throw("not today"));
        Assert.Equal("not today", thrown.Message);
        var atOnce = await Assert.ThrowsAsync<ArgumentException>(() => echo.ThrowAtOnce("never"));
        Assert.Equal("never", atOnce.Message);
        Assert.Equal("still here", await echo.Say("still here"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_fails_in_its_task_and_not_where_it_is_made()
    {
        await using var silo = await TestEngine.Start();
        var call = silo.Grains.GetGrain<IEcho>(Guid.NewGuid()).ThrowAtOnce("late");
        await Assert.ThrowsAsync<ArgumentException>(() => call);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task References_are_passed_around_and_lead_to_the_same_grain()
    {
        await using var silo = await TestEngine.Start();
        var first = silo.Grains.GetGrain<IEcho>(Guid.NewGuid());
        var second = silo.Grains.GetGrain<IEcho>(Guid.NewGuid());

        Assert.Equal("through", await first.Relay(second, "through"));
        var itself = await first.Myself();
        Assert.Equal(first.GetGrainId(), itself.GetGrainId());
        Assert.Equal(first, itself);
        Assert.Equal(first.GetHashCode(), itself.GetHashCode());
        Assert.NotEqual(first, second);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Ten_thousand_calls_at_once_are_all_answered_with_their_own_answer()
    {
        await using var silo = await TestEngine.Start();
        var echoes = Enumerable.Range(0, 100).Select(_ => silo.Grains.GetGrain<IEcho>(Guid.NewGuid())).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(n => echoes[n % 100].Twice(n).AsTask()));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(n => 2 * n), answers);
    }
}
