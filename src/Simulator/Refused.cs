namespace Toolbox24.Simulator;

/// <summary>A request the simulator cannot take, as problem JSON.</summary>
internal static class Refused
{
    public static IResult BadRequest(string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    public static IResult NotFound(string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status404NotFound);

    public static IResult Unavailable(string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
