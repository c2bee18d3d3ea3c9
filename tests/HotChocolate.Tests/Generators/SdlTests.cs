namespace HotChocolate.Tests.Generators;

public sealed class SdlTests
{
    [Fact]
    public void Methods_are_fields_and_parameters_their_arguments() => Prints(
        """
        [QueryType] public static class Queries
        {
            /// <summary>Greets a <see cref="Tool"/>, <c>loudly</c>.</summary>
            /// <param name="who">Whom "to" greet.</param>
            public static Task<string> GetGreetingAsync(string who, IServiceProvider services, int times = 2, CancellationToken stop = default) =>
                Task.FromResult(who);
            public static bool? IsOpen(bool really = true, double? at = null, string text = "a\"b") => null;
            [GraphQLName("open")] public static ValueTask<int> Count([GraphQLName("of")] long[]? what) => new(1);
            [GraphQLIgnore] public static int Hidden() => 1;
            internal static int Internal() => 1;
        }
        public class Tool;
        """,
        """
        extend type Query {
          "Greets a Tool, `loudly`."
          greeting(
            "Whom \"to\" greet."
            who: String!
            times: Int! = 2
          ): String! @cost(weight: "10")
          isOpen(
            really: Boolean! = true
            at: Float
            text: String! = "a\"b"
          ): Boolean @cost(weight: "10")
          open(
            of: [Long!]
          ): Int! @cost(weight: "10")
        }
        """);

    private static void Prints(string code, string sdl)
    {
        var run = GeneratorRun.Of(code);
        Assert.Empty(run.Found);
        Assert.Equal([], run.Complaints);
        Assert.Equal(sdl, run.Sdl);
    }
}
