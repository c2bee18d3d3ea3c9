using System.Globalization;
using System.Net;

namespace Toolbox24.Simulator.Processor;

/// <summary>The customer's bank asking whether it is them, for a person who tries the demo.</summary>
internal static class AuthenticationPage
{
    public static IResult For(Intent? intent) => intent is null
        ? Refused.NotFound("there is no such intent")
        : Results.Content(
            $"""
            <!doctype html><html lang="fr"><meta charset="utf-8"><title>Votre banque (démo)</title>
            <h1>Votre banque (démo)</h1><p>{What(intent)}</p>
            <form method="post" action="/processor/intents/{WebUtility.HtmlEncode(intent.Id)}/authenticate">
            <button name="succeed" value="true">C’est bien moi</button>
            <button name="succeed" value="false">Refuser</button></form></html>
            """,
            "text/html; charset=utf-8");

    private static string What(Intent intent) => intent switch
    {
        { Status: not "requires_action" } => "Il n’y a rien à confirmer.",
        { IsSetup: true } => "Enregistrer votre carte chez Toolbox24 ?",
        _ => string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"Autoriser {intent.Amount / 100m:N2} € pour Toolbox24 ?"),
    };
}
