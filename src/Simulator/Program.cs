using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Companies;
using Toolbox24.Simulator.Kasier;
using Toolbox24.Simulator.Processor;
using Toolbox24.Simulator.Sinks;
using Toolbox24.Simulator.Start;
using Toolbox24.Simulator.Walls;

var builder = WebApplication.CreateBuilder(args);
if (StartRule.Problem(builder.Environment, builder.Configuration) is { } problem)
{
    await Console.Error.WriteLineAsync($"toolbox24 simulator: {problem}");
    return 1;
}

builder.AddLogs();
builder.AddClock();
builder.AddSinks();
builder.AddProcessor();
builder.AddWalls();
builder.Services.AddProblemDetails();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapClock();
app.MapSinks();
app.MapProcessor();
app.MapWalls();
app.MapKasier();
app.MapCompanies();
await app.RunAsync();
return 0;
