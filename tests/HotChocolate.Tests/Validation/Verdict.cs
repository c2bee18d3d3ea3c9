using HotChocolate.Language;
using HotChocolate.Validation;
using Toolbox24.HotChocolate.Tests.Reference;
using Toolbox24.HotChocolate.Tests.Validation.Corpus;

namespace Toolbox24.HotChocolate.Tests.Validation;

/// <summary>What is wrong with a document, each error as "Rule line:column …", in the order of the alphabet.</summary>
internal static class Verdict
{
    public static string[] Ours(string text, int fields = 2048) =>
    [
        .. DocumentValidator.Validate(Rental.Schema, Utf8GraphQLParser.Parse(text, new ParserOptions { MaxAllowedFields = fields }))
            .Select(error => string.Join(
                ' ',
                [((error as ValidationError)?.Rule ?? "End"), .. error.Locations.Select(place => $"{place.Line}:{place.Column}")]))
            .Order(StringComparer.Ordinal),
    ];

    public static (string[] Errors, int Count) Theirs(ReferenceProcess reference, string text)
    {
        var answer = reference.Ask(
            "validate", ("sdl", ReferenceProcess.Json(Rental.Sdl)), ("text", ReferenceProcess.Json(text)));
        var errors = answer.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!);
        return ([.. errors.Order(StringComparer.Ordinal)], answer.GetProperty("count").GetInt32());
    }
}
