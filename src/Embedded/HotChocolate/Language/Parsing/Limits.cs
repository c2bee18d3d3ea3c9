namespace HotChocolate.Language;

internal static class Limits
{
    public static string TooMany(int allowed, string what) =>
        $"The GraphQL request document contains more than {allowed} {what}. Parsing aborted.";
}
