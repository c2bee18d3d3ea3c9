namespace Orleans.Conformance;

public interface IGuidKeyed : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface IIntegerKeyed : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IStringKeyed : IGrainWithStringKey
{
    Task<string> Key();

    Task<GrainId> Id();
}

public interface INobody : IGrainWithGuidKey
{
    Task Ask();
}

internal sealed class GuidKeyedGrain : Grain, IGuidKeyed
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

internal sealed class IntegerKeyedGrain : Grain, IIntegerKeyed
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

[GrainType("named")]
internal sealed class StringKeyedGrain(IGrainContext context) : IGrainBase, IStringKeyed
{
    public IGrainContext GrainContext => context;

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<GrainId> Id() => Task.FromResult(this.GetGrainId());
}

public sealed class KeyTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_and_its_reference_know_their_key()
    {
        await using var silo = await TestEngine.Start();
        var guid = Guid.NewGuid();

        Assert.Equal(guid, await silo.Grains.GetGrain<IGuidKeyed>(guid).Key());
        Assert.Equal(guid, silo.Grains.GetGrain<IGuidKeyed>(guid).GetPrimaryKey());
        Assert.Equal("some key", await silo.Grains.GetGrain<IStringKeyed>("some key").Key());
        Assert.Equal("some key", silo.Grains.GetGrain<IStringKeyed>("some key").GetPrimaryKeyString());
        foreach (var number in new[] { 0, 1, 26, -1, long.MaxValue, long.MinValue })
        {
            Assert.Equal(number, await silo.Grains.GetGrain<IIntegerKeyed>(number).Key());
            Assert.Equal(number, silo.Grains.GetGrain<IIntegerKeyed>(number).GetPrimaryKeyLong());
        }
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_id_reads_type_slash_key_and_parses_back()
    {
        await using var silo = await TestEngine.Start();
        var guid = Guid.NewGuid();

        Assert.Equal($"guidkeyed/{guid:N}", silo.Grains.GetGrain<IGuidKeyed>(guid).GetGrainId().ToString());
        Assert.Equal("integerkeyed/1A", silo.Grains.GetGrain<IIntegerKeyed>(26).GetGrainId().ToString());
        var id = await silo.Grains.GetGrain<IStringKeyed>("a/b").Id();
        Assert.Equal("named/a/b", id.ToString());
        Assert.Equal(id, GrainId.Parse("named/a/b"));
        Assert.Equal("named", id.Type.ToString());
        Assert.Equal("a/b", id.Key.ToString());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_huge_key_is_kept_to_the_letter()
    {
        await using var silo = await TestEngine.Start();
        var key = string.Concat(Enumerable.Repeat("clé€", 25_000));
        Assert.Equal(key, await silo.Grains.GetGrain<IStringKeyed>(key).Key());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_key_that_is_null_is_refused_where_it_is_used()
    {
        await using var silo = await TestEngine.Start();
        Assert.ThrowsAny<ArgumentException>(() => silo.Grains.GetGrain<IStringKeyed>(null!));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_key_of_another_kind_is_not_read_as_one()
    {
        await using var silo = await TestEngine.Start();
        Assert.ThrowsAny<Exception>(() => silo.Grains.GetGrain<IStringKeyed>("rue de la Paix").GetPrimaryKey());
        Assert.ThrowsAny<Exception>(() => silo.Grains.GetGrain<IStringKeyed>("rue de la Paix").GetPrimaryKeyLong());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_contract_nobody_implements_is_refused_by_name()
    {
        await using var silo = await TestEngine.Start();
        var refused = Assert.ThrowsAny<ArgumentException>(() => silo.Grains.GetGrain<INobody>(Guid.NewGuid()));
        Assert.Contains(nameof(INobody), refused.Message, StringComparison.Ordinal);
    }
}
