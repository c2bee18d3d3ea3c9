namespace Toolbox24.Embedded.Tests.Orleans;

public sealed class ContractRulesTests
{
    [Theory]
    [InlineData("int Get();", "GRAIN001", "Get")]
    [InlineData("void Get();", "GRAIN001", "Get")]
    [InlineData("IAsyncEnumerable<int> Get();", "GRAIN001", "Get")]
    [InlineData("Task Get<T>();", "GRAIN002", "Get")]
    [InlineData("Task Get(ref int x);", "GRAIN003", "x")]
    [InlineData("Task Get(out int x);", "GRAIN003", "x")]
    [InlineData("Task Get(in int x);", "GRAIN003", "x")]
    [InlineData("int Size { get; }", "GRAIN008", "Size")]
    public void What_cannot_be_called_is_a_build_error_at_its_place(string member, string id, string place)
    {
        var run = GeneratorRun.Of($"public interface ISample : IGrainWithGuidKey {{ {member} }}");
        Assert.Equal(place, run.Place(id));
    }

    [Theory]
    [InlineData("Task Get();")]
    [InlineData("Task<int> Get();")]
    [InlineData("ValueTask<int> Get();")]
    [InlineData("ValueTask Get();")]
    [InlineData("Task<string?> @class(int? @return = null, CancellationToken stop = default);")]
    [InlineData("[Obsolete] Task Get(params ImmutableArray<int> all); Task Get(string one);")]
    public void What_can_be_called_compiles(string member) =>
        Assert.Empty(GeneratorRun.Of($"public interface ISample : IGrainWithGuidKey {{ {member} }}").Errors);

    [Fact]
    public void Two_classes_with_one_grain_type_are_a_build_error_at_the_second()
    {
        var run = GeneratorRun.Of("""
            public interface ISample : IGrainWithGuidKey { Task Get(); }
            class SampleGrain : Grain, ISample { public Task Get() => Task.CompletedTask; }
            [GrainType("sample")] class Other : Grain, ISample { public Task Get() => Task.CompletedTask; }
            """);
        Assert.Equal("Other", run.Place("GRAIN004"));
    }

    [Fact]
    public void Generic_contracts_and_classes_are_build_errors()
    {
        var contract = GeneratorRun.Of("public interface ISample<T> : IGrainWithGuidKey { Task Get(); }");
        Assert.Equal("ISample", contract.Place("GRAIN006"));
        var grain = GeneratorRun.Of("""
            public interface ISample : IGrainWithGuidKey { Task Get(); }
            class SampleGrain<T> : Grain, ISample { public Task Get() => Task.CompletedTask; }
            """);
        Assert.Equal("SampleGrain", grain.Place("GRAIN006"));
    }

    [Fact]
    public void A_class_with_two_constructors_is_a_build_error()
    {
        var run = GeneratorRun.Of("""
            public interface ISample : IGrainWithGuidKey { Task Get(); }
            class SampleGrain : Grain, ISample
            {
                public SampleGrain() { }
                public SampleGrain(IServiceProvider services) { }
                public Task Get() => Task.CompletedTask;
            }
            """);
        Assert.Equal("SampleGrain", run.Place("GRAIN007"));
    }

    [Fact]
    public void A_grain_private_to_another_class_is_a_build_error()
    {
        var run = GeneratorRun.Of("class Outer { private interface ISample : IGrainWithGuidKey { Task Get(); } }");
        Assert.Equal("ISample", run.Place("GRAIN009"));
    }

    [Fact]
    public void Internal_nested_inheriting_and_partial_ones_compile()
    {
        Assert.Empty(GeneratorRun.Of("""
            namespace A.B
            {
                interface IBase : IGrainWithStringKey { Task<int> Get(int a); }
                interface IDerived : IBase { Task Set(int a); }
                static class Outer
                {
                    internal interface INested : IDerived { Task More(INested other); }
                    internal sealed partial class NestedGrain(IServiceProvider services,
                        [PersistentState("state", "store")] IPersistentState<List<int>> state) : Grain, INested
                    {
                        public Task<int> Get(int a) => Task.FromResult(state.State.Count);
                        public Task Set(int a) => Task.FromResult(services);
                    }
                    internal sealed partial class NestedGrain : IGrainBase
                    {
                        public Task More(INested other) => other.Get(1);
                    }
                }
            }
            """).Errors);
    }

    [Fact]
    public void Code_without_grains_gets_nothing()
    {
        var run = GeneratorRun.Of("public class Plain;");
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void A_wrong_kind_of_key_does_not_compile()
    {
        var run = GeneratorRun.Of("""
            public interface ISample : IGrainWithGuidKey { Task Get(); }
            class Caller { object Call(IGrainFactory grains) => grains.GetGrain<ISample>("text"); }
            """);
        Assert.Contains(run.Errors, error => error.Id is "CS0311" or "CS0315");
    }
}
