/** 27 rows of 27: how unlikely a letter is behind another. */
export declare const BIGRAMS = "zKOILMNRRMYXOMPPKeKHMQURafcMeNJMiZPkPmXGNHoOsGKDSWabVeIHUUYGaflIUgCYcJYqMMWHjmpQmKHeScGeaHNmKNZeCZqOTHOemobj8LXaRCaciFliTbZMasROcQchhasCObMIVUWiZlhOQHdTaEGMeWaQckFJeWTJIdjBzhLaaFZlMPQMokkUx8OgaeDbTQJxqSZPMZqKNZNjjtgkDDhZYBfmiHzhXWaFZrOWLQlivXnQQSKOOQOsksfLNAHSmQKImRsaqSGFbZTBdbiNlZdTZFWhdFWHcXlrqAKcYWAXWeHsjQbSOYnWIQSeaxaoFHeaRCbejEzcIccHZwePQQbktLtHDRcXBehqGzcUPdJGkePXQgqnZtDLeLJIRFiMnYYcUMcndIEUWktbnLWULOdVUjVjWMLBQNuENMLRPeijHGeWYFccUMzdIffHLtEOLOhgpWxEZhWYffupaunJebdZbXVa3jcmmlEHdTSBaVnHzXVRTJYtQLMSYevSk8RjQaFcfOJvZWacPPhcLEOhcqWjCIiUcDZjMDsmVbeLWyJMQSlciRlPPNPTMUSrNhlJMDaLxGHFlkscmgIDeXd6dfhEzkZXYLcocVZbcnofoFDeZUGdgLEyfUcKHZsKLZcnUdanBMXKTISgZJpnYPcYEqVTEbijPTm4RZVaQceiRmjURORIzXLQdjZvcfFFbXY7cecIseWWUOZmaWYRdYiQR";
/** Log-odds from which a value is reported: by default, and when weak and vague ones are asked for, too. */
export declare const THRESHOLDS: {
    usual: number;
    sensitive: number;
};
/** Boosted trees; src/likelihood.ts tells the form. */
export declare const TREES: {
    count: number;
    bias: number;
    limits: number[];
    nodes: string;
};
