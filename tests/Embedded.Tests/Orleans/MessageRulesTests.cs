using Microsoft.CodeAnalysis;

namespace Toolbox24.Embedded.Tests.Orleans;

public sealed class MessageRulesTests
{
    private const string Types = """
        public enum Color { Red }
        public sealed record Point(int X, int Y);
        public abstract record Refusal(string Message);
        public sealed record TooLate(DateTimeOffset When) : Refusal("Too late.");
        public sealed record Result<T> where T : class
        {
            private readonly T? value;
            private readonly Refusal? refusal;
            private Result(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);
            public bool Succeeded => value is not null || refusal is null;
            public IEnumerable<int> Computed => Array.Empty<int>();
        }
        public sealed record Tree(string Name, ImmutableArray<Tree> Branches);
        public readonly record struct Id(Guid Value);
        public readonly struct Span(DateTimeOffset start) { public DateTimeOffset Start { get; } = start; }
        [Immutable] public sealed class Marked { public int[] Anything = []; }
        [Immutable] public sealed record Wrapper<T>(T Inner);
        public sealed record PartlyMarked([property: Immutable] int[] Numbers);

        public class PlainClass { }
        public record Open(int X);
        public sealed record Settable(int X) { public int Y { get; set; } }
        public sealed record WithField(int X) { public int Y; }
        public sealed record WithList(List<int> Items);
        public sealed record Deep(Point Point, Settable Inner);
        public struct Mutable { public int X; }
        public record struct MutableRecord(int X);
        public abstract record BadBase { public int X { get; set; } }
        public sealed record FromBadBase : BadBase;
        public abstract record Family(string Name);
        public sealed record GoodChild(string Name) : Family(Name);
        public abstract record BadBranch(string Name) : Family(Name);
        public sealed record BadGrandchild(string Name, List<int> Items) : BadBranch(Name);
        public sealed record WithFamily(Family Inner);
        public abstract record Answer<T>;
        public sealed record Got<T>(T Value) : Answer<T>;
        public abstract record Question<T>;
        public sealed record Asked<T>(T Value, int[] Numbers) : Question<T>;
        public abstract record Closed { private Closed() { } public sealed record Open(object Anything) : Closed; }
        [Immutable] public abstract record Promise;
        public sealed record Promised(int[] Numbers) : Promise;
        """;

    [Theory]
    [InlineData("int")]
    [InlineData("decimal")]
    [InlineData("string")]
    [InlineData("Guid?")]
    [InlineData("DateTimeOffset")]
    [InlineData("TimeSpan")]
    [InlineData("DateOnly")]
    [InlineData("Uri")]
    [InlineData("Color")]
    [InlineData("Point")]
    [InlineData("Refusal")]
    [InlineData("TooLate")]
    [InlineData("Result<Point>")]
    [InlineData("Tree")]
    [InlineData("Id")]
    [InlineData("Span")]
    [InlineData("Marked")]
    [InlineData("Wrapper<Point>")]
    [InlineData("PartlyMarked")]
    [InlineData("ImmutableArray<Point>")]
    [InlineData("ImmutableDictionary<string, ImmutableList<Id>>")]
    [InlineData("IImmutableList<int>")]
    [InlineData("(int, Point)")]
    [InlineData("KeyValuePair<string, Point>")]
    [InlineData("ISample")]
    [InlineData("IGrain")]
    [InlineData("GoodChild")]
    [InlineData("Answer<Point>")]
    [InlineData("Promise")]
    public void What_cannot_change_may_be_sent(string type) => Assert.Empty(Run(type).Errors);

    [Theory]
    [InlineData("object")]
    [InlineData("int[]")]
    [InlineData("byte[]")]
    [InlineData("List<int>")]
    [InlineData("IReadOnlyList<int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("Dictionary<string, int>")]
    [InlineData("ImmutableArray<int[]>")]
    [InlineData("ImmutableArray<int>.Builder")]
    [InlineData("Action")]
    [InlineData("System.IO.Stream")]
    [InlineData("PlainClass")]
    [InlineData("Open")]
    [InlineData("Settable")]
    [InlineData("WithField")]
    [InlineData("WithList")]
    [InlineData("Deep")]
    [InlineData("Mutable")]
    [InlineData("MutableRecord")]
    [InlineData("FromBadBase")]
    [InlineData("Result<WithList>")]
    [InlineData("Wrapper<PlainClass>")]
    [InlineData("(int, int[])")]
    [InlineData("Family")]
    [InlineData("WithFamily")]
    [InlineData("Answer<PlainClass>")]
    [InlineData("Question<Point>")]
    [InlineData("Closed")]
    public void What_could_change_is_a_build_error_as_argument_and_as_result(string type)
    {
        var run = Run(type);
        Assert.Equal(2, run.Found.Length);
        Assert.All(run.Found, found => Assert.Equal("GRAIN005", found.Id));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), each => each.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_mark_on_the_parameter_or_on_the_result_is_a_promise_that_is_taken()
    {
        const string Marked = "[return: Immutable] Task<byte[]> Get([Immutable] int[] a);";
        Assert.Empty(GeneratorRun.Of($"public interface ISample : IGrainWithGuidKey {{ {Marked} }}").Errors);
    }

    [Fact]
    public void The_error_points_at_the_parameter()
    {
        var run = GeneratorRun.Of("public interface ISample : IGrainWithGuidKey { Task Get(int a, List<int> wrong); }");
        Assert.Equal("wrong", run.Place("GRAIN005"));
    }

    [Theory]
    [InlineData("Point", true)]
    [InlineData("Result<Point>", true)]
    [InlineData("Tree", true)]
    [InlineData("Id", true)]
    [InlineData("Settable", false)]
    [InlineData("WithList", false)]
    [InlineData("Result<WithList>", false)]
    [InlineData("MutableRecord", false)]
    [InlineData("FromBadBase", false)]
    [InlineData("Family", false)]
    [InlineData("GoodChild", true)]
    [InlineData("Closed", false)]
    public void Types_of_another_project_are_judged_by_what_is_seen_of_them(string type, bool isFine)
    {
        var library = GeneratorRun.Library(Types);
        var run = GeneratorRun.Of($"public interface ISample : IGrainWithGuidKey {{ Task Get({type} a); }}", library);
        Assert.Equal(isFine, run.Found.IsEmpty);
    }

    [Fact]
    public void What_derives_here_from_a_type_of_another_project_is_judged_too()
    {
        var library = GeneratorRun.Library("public abstract record Elsewhere(string Name);");
        const string Contract = "public interface ISample : IGrainWithGuidKey { Task Get(Elsewhere a); }";

        Assert.Empty(GeneratorRun.Of(Contract, library).Found);
        Assert.Single(GeneratorRun.Of($"{Contract} sealed record Here(int[] Numbers) : Elsewhere(\"\");", library).Found);
    }

    private static GeneratorRun Run(string type) => GeneratorRun.Of(
        $"public interface ISample : IGrainWithGuidKey {{ Task<{type}> Get({type} a); }}\n{Types}");
}
